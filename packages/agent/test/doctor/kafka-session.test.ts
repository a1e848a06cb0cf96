import { ApiKey } from '@millrace/protocol'
import { decodeRequestFrame } from '@millrace/protocol/registry'
import { systemClock } from '@millrace/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKafkaSession } from '../../src/doctor/kafka-session.ts'
import { ANSWER_BYTES_MAX } from '../../src/doctor/limits.ts'
import type { ByteStream } from '../../src/doctor/network.ts'
import { agentAt } from './scenarios.ts'
import { answer } from './scripted-broker.ts'

const world = { clock: systemClock, clientId: 'test', timeoutMs: 60_000, signal: new AbortController().signal }

/** A stream whose peer answers each request with these bytes, in these pieces. */
function streamOf(reply: (request: Uint8Array) => readonly Uint8Array[]): ByteStream {
  const pieces: Uint8Array[] = []
  return {
    write: (chunks) => pieces.push(...reply(Buffer.concat(chunks))),
    read: () => Promise.resolve(pieces.shift()),
    close() {},
  }
}

function sessionAgainst(reply: (request: Uint8Array) => readonly Uint8Array[]) {
  return createKafkaSession(streamOf(reply), '192.0.2.1', world)
}

const honest = (request: Uint8Array) =>
  Buffer.concat(answer(agentAt('a', 9092), decodeRequestFrame([request.subarray(4)])) ?? [])

describe('a session with a broker', () => {
  it('reads answers that come byte by byte', async () => {
    const session = sessionAgainst((request) => [...honest(request)].map((byte) => Uint8Array.of(byte)))
    expect(await session.apiVersions()).toMatchObject({ ok: true })
    expect(await session.call(ApiKey.METADATA, 13, () => ({ topics: [] }))).toMatchObject({
      ok: true,
      body: { clusterId: 'vci_default' },
    })
  })

  it('does not ask what the broker has not', async () => {
    const session = sessionAgainst((request) => [honest(request)])
    expect(await session.call(ApiKey.METADATA, 13, () => ({ topics: [] }))).toMatchObject({ why: 'unsupported' })
  })

  it('takes no answer to another request', async () => {
    const session = sessionAgainst((request) => {
      const bytes = honest(request)
      bytes.writeInt32BE(77, 4)
      return [bytes]
    })
    expect(await session.apiVersions()).toMatchObject({ ok: false, why: 'foreign' })
  })

  it('refuses an answer that is too large before it takes memory for it', async () => {
    const head = Buffer.alloc(8)
    head.writeInt32BE(ANSWER_BYTES_MAX + 1)
    expect(await sessionAgainst(() => [head]).apiVersions()).toMatchObject({ ok: false, why: 'too-large' })
  })

  it.each([
    ['HTTP', 'HTTP/1.1 400 Bad Request\r\n', 'http'],
    ['a TLS alert', '\u0015\u0003\u0003\u0000\u0002\u0002\u0028', 'tls-alert'],
    ['SSH', 'SSH-2.0-OpenSSH\r\n', 'foreign'],
    ['nothing', '', 'closed'],
    ['half an answer', '\u0000\u0000\u0000\u0010abc', 'closed'],
  ])('knows %s when it sees it', async (_what, text, why) => {
    const session = sessionAgainst(() => (text === '' ? [] : [Buffer.from(text, 'latin1')]))
    expect(await session.apiVersions()).toMatchObject({ ok: false, why })
  })

  it('turns any bytes into data, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 5 }), async (pieces) => {
        const outcome = await sessionAgainst(() => pieces).apiVersions()
        expect(typeof outcome.ok).toBe('boolean')
      }),
    )
  })
})
