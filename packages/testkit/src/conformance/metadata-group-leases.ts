import type { MetadataStore } from '@millrace/metadata'
import { describe, expect, it } from 'vitest'
import { claimed, LEASE_MS, openLease, record } from './group-fixture.ts'
import {
  CLUSTER,
  codeOf,
  LIMITS,
  type MetadataConformance,
  type MetadataFixture,
  withFixture,
} from './metadata-fixture.ts'

const LAPSED = { ok: false, code: 'LEASE_LAPSED' }
const OK = { ok: true }
const FENCED = { ok: false, code: 'FENCED' }
const heldBy = (holder: string) => ({ ok: false, code: 'HELD', holder })

/** Two holders, each with a lease, on two stores where the engine allows that. */
async function twoHolders({ store, subject }: MetadataFixture) {
  const other = (await subject.openSecond?.()) ?? store
  const first = await openLease(store, { holder: 'first' })
  const second = await openLease(other, { holder: 'second' })
  return { store, other, first, second }
}

const claim = async (store: MetadataStore, leaseId: number, groupId = 'group') =>
  claimed(await store.claimGroup(CLUSTER, groupId, leaseId))

/** Writes a group with members for a lease. */
async function occupy(store: MetadataStore, leaseId: number, groupId: string): Promise<void> {
  await store.writeGroup((await claim(store, leaseId, groupId)).fence, record())
}

/** Leases of holders: when they are live, who gets a group, and that what is over stays over. */
export function describeGroupLeases(conformance: MetadataConformance): void {
  describe('leases of group holders', () => {
    describeClaims(conformance)
    describeRenewals(conformance)
    describeHolders(conformance)
  })
}

function describeClaims(conformance: MetadataConformance): void {
  const test = (name: string, run: (fixture: MetadataFixture) => Promise<void>) =>
    it(name, () => withFixture(conformance, run))

  test('a group that a live lease has is nobody else’s, and who has it is told', async (fixture) => {
    const { store, other, first, second } = await twoHolders(fixture)
    const { fence } = await claim(store, first)
    expect(await other.claimGroup(CLUSTER, 'group', second)).toEqual(heldBy('first'))
    expect(await store.writeGroup(fence, record())).toEqual(OK)
    fixture.advance(LEASE_MS - 1)
    expect(await other.renewLease(second, LEASE_MS)).toBe(true)
    expect(await other.claimGroup(CLUSTER, 'group', second)).toEqual(heldBy('first'))
    expect(await store.writeGroup(fence, record())).toEqual(OK)
  })

  test('the lease that has a group may claim it again, and gets a newer fence', async (fixture) => {
    const { store, first } = await twoHolders(fixture)
    const before = await claim(store, first)
    const again = await claim(store, first)
    expect(again.fence.epoch).toBeGreaterThan(before.fence.epoch)
    expect(await store.writeGroup(before.fence, record())).toEqual(FENCED)
    expect(await store.writeGroup(again.fence, record())).toEqual(OK)
  })

  test('two holders that claim a group at once: one gets it, the other is told who has it', async (fixture) => {
    const { store, other, first, second } = await twoHolders(fixture)
    for (let round = 0; round < 10; round++) {
      const groupId = `raced-${round}`
      const outcomes = await Promise.all([
        store.claimGroup(CLUSTER, groupId, first),
        other.claimGroup(CLUSTER, groupId, second),
      ])
      const losers = outcomes.filter(({ ok }) => !ok)
      expect(losers).toEqual([heldBy(outcomes[0].ok ? 'first' : 'second')])
    }
  })

  test('a lapsed lease takes no fence away until somebody claims the group, with what was written', async (fixture) => {
    const { store, other, first } = await twoHolders(fixture)
    const { fence } = await claim(store, first)
    fixture.advance(LEASE_MS)
    expect(await store.writeGroup(fence, record({ generation: 8 }))).toEqual(OK)
    const next = await claim(other, await openLease(other, { holder: 'next' }))
    expect(next.record).toEqual(record({ generation: 8 }))
    expect(await store.writeGroup(fence, record({ generation: 9 }))).toEqual(FENCED)
    expect(await other.writeGroup(next.fence, record({ generation: 10 }))).toEqual(OK)
  })

  test('a lease that is not live claims nothing, whoever has the group', async (fixture) => {
    const { store, other, first, second } = await twoHolders(fixture)
    fixture.advance(LEASE_MS - 1)
    await store.renewLease(first, LEASE_MS)
    await claim(store, first)
    fixture.advance(1)
    expect(await other.claimGroup(CLUSTER, 'group', second)).toEqual(LAPSED)
    expect(await other.claimGroup(CLUSTER, 'free', second)).toEqual(LAPSED)
    expect(await store.claimGroup(CLUSTER, 'free', first + second + 1_000)).toEqual(LAPSED)
    expect(await store.findGroupHolder(CLUSTER, 'free')).toEqual({ exists: false, holder: null })
  })

  test('a lease is for the groups of one cluster', async (fixture) => {
    const { store, first } = await twoHolders(fixture)
    expect(await store.claimGroup('vci_other', 'group', first)).toEqual(LAPSED)
    const elsewhere = await openLease(store, { clusterId: 'vci_other' })
    await claim(store, first)
    expect((await store.claimGroup('vci_other', 'group', elsewhere)).ok).toBe(true)
    expect(await store.findGroupHolder(CLUSTER, 'group')).toEqual({ exists: false, holder: 'first' })
  })

  test('a group that was deleted is free, also while the lease that had it lives', async (fixture) => {
    const { store, other, first, second } = await twoHolders(fixture)
    const { fence } = await claim(store, first)
    await store.writeGroup(fence, record())
    await store.deleteGroup(fence)
    expect(await store.findGroupHolder(CLUSTER, 'group')).toEqual({ exists: false, holder: null })
    expect((await claim(other, second)).record).toBe(null)
    expect(await store.claimGroup(CLUSTER, 'group', first)).toEqual(heldBy('second'))
  })
}

function describeRenewals(conformance: MetadataConformance): void {
  const test = (name: string, run: (fixture: MetadataFixture) => Promise<void>) =>
    it(name, () => withFixture(conformance, run))

  test('a renewal counts from when it was made, for as long as it says', async (fixture) => {
    const { store, other, first, second } = await twoHolders(fixture)
    await claim(store, first)
    fixture.advance(LEASE_MS - 1)
    expect(await store.renewLease(first, 10)).toBe(true)
    expect(await other.renewLease(second, LEASE_MS)).toBe(true)
    fixture.advance(9)
    expect(await other.claimGroup(CLUSTER, 'group', second)).toEqual(heldBy('first'))
    fixture.advance(1)
    expect(await store.renewLease(first, LEASE_MS)).toBe(false)
    expect((await other.claimGroup(CLUSTER, 'group', second)).ok).toBe(true)
  })

  test('a lease that lapsed is never live again, whatever the clock does', async (fixture) => {
    const { store, other, first, second } = await twoHolders(fixture)
    await claim(store, first)
    fixture.advance(LEASE_MS)
    expect(await store.renewLease(first, LEASE_MS)).toBe(false)
    fixture.advance(-LEASE_MS)
    expect(await store.renewLease(first, LEASE_MS)).toBe(false)
    expect(await store.claimGroup(CLUSTER, 'group', first)).toEqual(LAPSED)
    expect((await other.claimGroup(CLUSTER, 'group', second)).ok).toBe(true)
  })

  test('the claim of one group from a lapsed lease ends it for all of its groups', async (fixture) => {
    const { store, other, first } = await twoHolders(fixture)
    const { fence } = await claim(store, first, 'kept')
    await claim(store, first, 'taken')
    // Before, since whoever opens a lease may end lapsed ones too.
    const next = await openLease(other, { holder: 'next', leaseMs: 2 * LEASE_MS })
    fixture.advance(LEASE_MS)
    await claim(other, next, 'taken')
    fixture.advance(-1)
    expect(await store.renewLease(first, LEASE_MS)).toBe(false)
    expect(await store.claimGroup(CLUSTER, 'taken', first)).toEqual(LAPSED)
    expect(await store.findGroupHolder(CLUSTER, 'kept')).toEqual({ exists: false, holder: null })
    // Nobody took this one.
    expect(await store.writeGroup(fence, record())).toEqual(OK)
    expect((await other.claimGroup(CLUSTER, 'kept', next)).ok).toBe(true)
  })

  test('a renewal and a claim of a lapsing lease’s group never both succeed', async (fixture) => {
    const { store, other } = await twoHolders(fixture)
    const claimer = await openLease(other, { holder: 'second', leaseMs: 100 * LEASE_MS })
    for (let round = 0; round < 10; round++) {
      const leaseId = await openLease(store, { holder: `holder-${round}` })
      await claim(store, leaseId, `raced-${round}`)
      fixture.advance(round % 2 === 0 ? LEASE_MS : LEASE_MS - 1)
      const [isRenewed, outcome] = await Promise.all([
        store.renewLease(leaseId, LEASE_MS),
        other.claimGroup(CLUSTER, `raced-${round}`, claimer),
      ])
      expect(outcome).toEqual(isRenewed ? heldBy(`holder-${round}`) : expect.objectContaining(OK))
    }
  })

  test('a lease that is ended frees its groups at once, and may be ended again', async (fixture) => {
    const { store, other, first, second } = await twoHolders(fixture)
    const { fence } = await claim(store, first)
    await store.endLease(first)
    await store.endLease(first)
    expect(await store.renewLease(first, LEASE_MS)).toBe(false)
    expect(await store.claimGroup(CLUSTER, 'group', first)).toEqual(LAPSED)
    expect(await store.writeGroup(fence, record())).toEqual(OK)
    expect((await claim(other, second)).record).toEqual(record())
  })

  test('no number comes again, also when the store is opened again', async (fixture) => {
    const { store, subject } = fixture
    const ids = new Set<number>()
    for (let round = 0; round < 3; round++) {
      const leaseId = await openLease(store)
      ids.add(leaseId)
      await store.endLease(leaseId)
    }
    ids.add(await openLease((await subject.reopen?.()) ?? store))
    expect(ids.size).toBe(4)
  })

  test('a lease out of bounds is a bad request', async (fixture) => {
    const { store, first } = await twoHolders(fixture)
    for (const leaseMs of [0, -1, 0.5, NaN, 86_400_001]) {
      expect(await codeOf(store.openLease(CLUSTER, 'agent', leaseMs))).toBe('BAD_REQUEST')
      expect(await codeOf(store.renewLease(first, leaseMs))).toBe('BAD_REQUEST')
    }
    for (const holder of ['', 'x'.repeat(256)])
      expect(await codeOf(store.openLease(CLUSTER, holder, LEASE_MS))).toBe('BAD_REQUEST')
    expect(await codeOf(store.listOrphanGroups(CLUSTER, 0))).toBe('BAD_REQUEST')
  })
}

function describeHolders(conformance: MetadataConformance): void {
  const test = (name: string, run: (fixture: MetadataFixture) => Promise<void>) =>
    it(name, () => withFixture(conformance, run))

  test('who has a group is found as it was named, for as long as the lease lives', async (fixture) => {
    const { store } = fixture
    for (const [index, holder] of ['a', 'x'.repeat(255), 'é😀"\\\'', 'nul\u0000after'].entries()) {
      const leaseId = await openLease(store, { holder })
      const groupId = `group-${index}`
      expect(await store.findGroupHolder(CLUSTER, groupId)).toEqual({ exists: false, holder: null })
      const { fence } = await claim(store, leaseId, groupId)
      expect(await store.findGroupHolder(CLUSTER, groupId)).toEqual({ exists: false, holder })
      await store.writeGroup(fence, record())
      expect(await store.findGroupHolder(CLUSTER, groupId)).toEqual({ exists: true, holder })
      expect(await store.findGroupHolder('vci_other', groupId)).toEqual({ exists: false, holder: null })
      fixture.advance(LEASE_MS)
      expect(await store.findGroupHolder(CLUSTER, groupId)).toEqual({ exists: true, holder: null })
    }
  })

  test('a list of groups names who has each, for as long as the lease lives', async (fixture) => {
    const { store, other, first, second } = await twoHolders(fixture)
    await occupy(store, first, 'a')
    await occupy(other, second, 'b')
    await occupy(store, first, 'c')
    await store.endLease(first)
    const holders = async () => (await store.listGroups(CLUSTER)).map(({ groupId, holder }) => [groupId, holder])
    expect(await holders()).toEqual([
      ['a', null],
      ['b', 'second'],
      ['c', null],
    ])
    fixture.advance(LEASE_MS)
    expect(await holders()).toEqual([
      ['a', null],
      ['b', null],
      ['c', null],
    ])
  })

  test('groups with members and no live lease are listed, up to a number, and no others', async (fixture) => {
    const { store, other, first, second } = await twoHolders(fixture)
    const third = await openLease(store, { holder: 'third' })
    for (const groupId of ['a', 'b', 'c']) await occupy(store, first, groupId)
    for (const groupId of ['d', 'nul\u0000after']) await occupy(store, third, groupId)
    await occupy(other, second, 'held')
    const empty = record({ state: 'Empty', emptySinceMs: fixture.nowMs() })
    await store.writeGroup((await claim(store, first, 'empty')).fence, empty)
    await claim(store, first, 'unwritten')
    const elsewhere = await openLease(store, { clusterId: 'vci_other' })
    await store.writeGroup(claimed(await store.claimGroup('vci_other', 'elsewhere', elsewhere)).fence, record())
    expect(await store.listOrphanGroups(CLUSTER, 10)).toEqual([])

    fixture.advance(LEASE_MS - 1)
    await other.renewLease(second, 2 * LEASE_MS)
    await store.endLease(third)
    expect([...(await store.listOrphanGroups(CLUSTER, 10))].sort()).toEqual(['d', 'nul\u0000after'])
    fixture.advance(1)
    const all = ['a', 'b', 'c', 'd', 'nul\u0000after']
    expect([...(await other.listOrphanGroups(CLUSTER, 10))].sort()).toEqual(all)
    const some = await other.listOrphanGroups(CLUSTER, 3)
    expect(new Set(some).size).toBe(3)
    for (const groupId of some) {
      expect(all).toContain(groupId)
      await claim(other, second, groupId)
    }
    expect(await other.listOrphanGroups(CLUSTER, 10)).toHaveLength(2)
    expect(await store.listOrphanGroups('vci_none', 10)).toEqual([])
  })

  test('maintenance leaves live leases alone, and fences of lapsed ones', async (fixture) => {
    const { store, other, first, second } = await twoHolders(fixture)
    await occupy(store, first, 'a')
    const { fence } = await claim(store, first, 'b')
    fixture.advance(LEASE_MS - 1)
    await other.renewLease(second, LIMITS.emptyGroupsKeptMs)
    await occupy(other, second, 'c')
    fixture.advance(2)
    while ((await store.maintain()).more) continue
    expect(await store.renewLease(first, LEASE_MS)).toBe(false)
    expect(await other.renewLease(second, LEASE_MS)).toBe(true)
    expect(await store.findGroupHolder(CLUSTER, 'c')).toEqual({ exists: true, holder: 'second' })
    expect(await store.listOrphanGroups(CLUSTER, 10)).toEqual(['a'])
    expect(await store.writeGroup(fence, record())).toEqual(OK)
  })
}
