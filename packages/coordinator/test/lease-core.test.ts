import { describe, expect, it } from 'vitest'
import { createLeaseCore, LEASE_MARGIN_FRACTION } from '../src/lease-core.ts'

const LEASE_MS = 1_000
const USABLE_MS = LEASE_MS - LEASE_MS * LEASE_MARGIN_FRACTION
const at = (monotonicMs: number, wallMs = 1_000_000 + monotonicMs) => ({ monotonicMs, wallMs })

/** A holder with lease 7, asked for at 0. */
function opened() {
  const core = createLeaseCore({ leaseMs: LEASE_MS })
  core.opened(7, at(0))
  return core
}

describe('a lease, as its holder knows it', () => {
  it('is none before one is opened', () => {
    const core = createLeaseCore({ leaseMs: LEASE_MS })
    expect([core.id, core.liveId(at(0)), core.leftMs(at(0))]).toEqual([undefined, undefined, 0])
  })

  it('is live from when it was asked for, a margin less long than in the store', () => {
    const core = opened()
    expect(core.liveId(at(USABLE_MS - 1))).toBe(7)
    expect(core.leftMs(at(USABLE_MS - 1))).toBe(1)
    expect(core.liveId(at(USABLE_MS))).toBeUndefined()
    expect([core.id, core.leftMs(at(USABLE_MS))]).toEqual([7, 0])
  })

  it('lasts longer from when its renewal was sent, however late the answer comes', () => {
    const core = opened()
    core.renewed(7, at(500))
    expect(core.liveId(at(500 + USABLE_MS - 1))).toBe(7)
    expect(core.liveId(at(500 + USABLE_MS))).toBeUndefined()
  })

  it('is not shortened by the answer to an earlier renewal that comes later', () => {
    const core = opened()
    core.renewed(7, at(500))
    core.renewed(7, at(300))
    expect(core.leftMs(at(500))).toBe(USABLE_MS)
  })

  it('is not renewed by the renewal of another', () => {
    const core = opened()
    core.renewed(6, at(500))
    expect(core.leftMs(at(500))).toBe(USABLE_MS - 500)
  })

  it('is over when the wall clock says so, though the machine was suspended and the other clock stood still', () => {
    const core = opened()
    expect(core.liveId(at(1, 1_000_000 + USABLE_MS))).toBeUndefined()
  })

  it('is over when the other clock says so, though the wall clock was set back', () => {
    expect(opened().liveId(at(USABLE_MS, 0))).toBeUndefined()
  })

  it('is gone once it is forgotten', () => {
    const core = opened()
    core.forget()
    core.renewed(7, at(500))
    expect([core.id, core.liveId(at(0))]).toEqual([undefined, undefined])
  })
})
