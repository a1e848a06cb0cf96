import { once } from 'node:events'
import type { Socket } from 'node:net'
import { connect } from 'node:tls'
import { describe, expect, it } from 'vitest'
import type { ListenerOptions } from '../src/listener.ts'
import { clientOn, connectRaw, metadataFrame, type RawClient, readMetadata } from './kafka-client.ts'
import { AUTHORITY, answerOf, ask, certificateOf, startListener } from './listener-fixture.ts'
import { ip4, ip6, proxyHeader } from './proxy-encoder.ts'

const HEADER = proxyHeader({
  addresses: ip4([203, 0, 113, 7], 40_001),
  tlvs: [[0xea, Buffer.from('x')]],
  hasChecksum: true,
})
const CLIENT = { remoteAddress: '203.0.113.7', remotePort: 40_001, proxyAddress: '127.0.0.1' }
const PROXIED: Partial<ListenerOptions> = { proxyProtocol: 'v2' }
const TLS = certificateOf('first')

/** Makes a client speak TLS on a connection that it has. */
async function secure(socket: Socket): Promise<RawClient> {
  const secured = connect({ socket, servername: 'localhost', ca: AUTHORITY })
  await once(secured, 'secureConnect')
  return clientOn(secured)
}

/** Resolves when what was written before has arrived: a client that came later is answered. */
async function untilArrived(port: number): Promise<void> {
  const client = await connectRaw(port)
  client.socket.write(HEADER)
  await ask(client)
  client.socket.destroy()
}

describe('a listener behind a proxy', () => {
  it('knows the client by what the proxy says', async () => {
    const { port, refusals } = await startListener(PROXIED)
    const client = await connectRaw(port)
    client.socket.write(Buffer.concat([HEADER, metadataFrame('x', 1), metadataFrame('x', 2)]))
    for (let id = 1; id <= 2; id++)
      expect(await answerOf(client)).toEqual({ ...CLIENT, isEncrypted: false, listener: 'kafka' })
    expect(await ask(client)).toMatchObject(CLIENT)
    expect(refusals).toEqual([])
  })

  it('knows one that comes over IPv6', async () => {
    const { port } = await startListener(PROXIED)
    const client = await connectRaw(port)
    client.socket.write(
      proxyHeader({ protocol: 0x21, addresses: ip6(Buffer.from('20010db8000000000000000000000042', 'hex'), 7) }),
    )
    expect(await ask(client)).toMatchObject({ remoteAddress: '2001:db8::42', remotePort: 7 })
  })

  it.each([
    ['LOCAL', { command: 0, protocol: 0 }],
    ['an unspecified family', { protocol: 0 }],
    ['a UNIX socket', { protocol: 0x31, addresses: Buffer.alloc(216) }],
  ])('takes %s for the proxy’s own connection', async (_what, spec) => {
    const { port } = await startListener(PROXIED)
    const client = await connectRaw(port)
    client.socket.write(proxyHeader(spec))
    expect(await ask(client)).toEqual({
      remoteAddress: '127.0.0.1',
      remotePort: client.socket.localPort,
      proxyAddress: '127.0.0.1',
      isEncrypted: false,
      listener: 'kafka',
    })
  })

  it('reads the header and what follows it wherever they are cut', async () => {
    const { port } = await startListener(PROXIED)
    const bytes = Buffer.concat([HEADER, metadataFrame('x', 1)])
    const clients = await Promise.all(Array.from(bytes, () => connectRaw(port)))
    for (const [cut, { socket }] of clients.entries()) socket.write(bytes.subarray(0, cut))
    await untilArrived(port)
    for (const [cut, { socket }] of clients.entries()) socket.write(bytes.subarray(cut))
    for (const client of clients) expect(await answerOf(client)).toMatchObject(CLIENT)
  })

  it('reads one that comes byte by byte', async () => {
    const { port } = await startListener(PROXIED)
    const client = await connectRaw(port)
    for (const byte of Buffer.concat([HEADER, metadataFrame('x', 1)])) {
      await new Promise<void>((resolve) => client.socket.write(Buffer.of(byte), () => resolve()))
    }
    expect(await answerOf(client)).toMatchObject(CLIENT)
  })

  it('answers what was asked behind the header by a client that has closed its side', async () => {
    const { port } = await startListener(PROXIED)
    const client = await connectRaw(port)
    client.socket.end(Buffer.concat([HEADER, metadataFrame('x', 1)]))
    expect(readMetadata(await client.nextFrame()).correlationId).toBe(1)
    await client.ended
  })

  it.each([
    ['no header', metadataFrame('x', 1), 'no PROXY protocol header: the peer is no proxy, or does not send one'],
    ['a header of version 1', Buffer.from('PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n'), 'version 1 of the PROXY protocol'],
    ['a TLS greeting', Buffer.from('160301020001', 'hex'), 'the peer begins with TLS'],
    ['a wrong checksum', Buffer.concat([HEADER.subarray(0, -1), Buffer.of(0)]), 'checksum is wrong'],
  ])('refuses %s with one log line', async (_what, bytes, reason) => {
    const { port, refusals, server } = await startListener(PROXIED)
    const client = await connectRaw(port)
    client.socket.write(bytes)
    await client.ended
    expect(refusals).toEqual([
      expect.objectContaining({ reason: expect.stringContaining(reason), remoteAddress: '127.0.0.1' }),
    ])
    expect(server.stats()).toMatchObject({ refusedCount: 1, tlsFailedCount: 0, openCount: 0 })
  })

  it('refuses a header that is longer than its limit', async () => {
    const { port, refusals } = await startListener(PROXIED, { proxyHeaderBytesMax: 232 })
    const client = await connectRaw(port)
    client.socket.write(proxyHeader({ protocol: 0x31, addresses: Buffer.alloc(216), tlvs: [[4, Buffer.alloc(0)]] }))
    await client.ended
    expect(refusals[0]!.reason).toContain('of 235 bytes; at most 232 are accepted')
  })

  it('gives the header its time', async () => {
    const { port, refusals, clock, server } = await startListener(PROXIED, { proxyHeaderTimeoutMs: 700 })
    const clients = [await connectRaw(port), await connectRaw(port)]
    clients[1]!.socket.write(HEADER.subarray(0, -1))
    await untilArrived(port)
    await expect.poll(() => server.connectionCount).toBe(2)
    clock.advance(699)
    expect(refusals).toEqual([])
    clock.advance(1)
    for (const client of clients) await client.ended
    expect(refusals.map(({ reason }) => reason)).toEqual(Array(2).fill('no PROXY protocol header within 700 ms'))
  })

  it('notes a client that closes inside the header, and not one that never said anything', async () => {
    const { port, refusals, server } = await startListener(PROXIED)
    for (const length of [0, 1, 27]) {
      const client = await connectRaw(port)
      client.socket.end(HEADER.subarray(0, length))
      await client.ended
    }
    const reason = 'the client closed the connection during the PROXY protocol header'
    await expect.poll(() => refusals.map((refusal) => refusal.reason)).toEqual([reason, reason])
    expect(server.stats()).toMatchObject({ openCount: 0, refusedCount: 2 })
  })

  it('refuses proxies from elsewhere, before they say anything', async () => {
    const { port, refusals, server } = await startListener({
      ...PROXIED,
      proxyProtocolFrom: ['10.0.0.0/8', 'fd00::/8'],
    })
    await (await connectRaw(port)).ended
    expect(refusals).toMatchObject([
      { reason: '127.0.0.1 is none of the proxies that this listener takes connections from' },
    ])
    expect(server.stats()).toMatchObject({ refusedCount: 1 })
    await expect.poll(() => server.connectionCount).toBe(0)
  })

  it('takes connections from the proxies that are named', async () => {
    const { port } = await startListener({ ...PROXIED, proxyProtocolFrom: ['10.0.0.0/8', '127.0.0.0/8'] })
    const client = await connectRaw(port)
    client.socket.write(HEADER)
    expect(await ask(client)).toMatchObject(CLIENT)
  })

  it('closes while a header is under way', async () => {
    const { port, server, clock } = await startListener(PROXIED)
    const client = await connectRaw(port)
    client.socket.write(HEADER.subarray(0, 20))
    await expect.poll(() => server.connectionCount).toBe(1)
    await server.close()
    await client.ended
    expect(clock.timerCount).toBe(0)
  })
})

describe('a listener with TLS behind a proxy', () => {
  it('reads the header in clear and speaks TLS after it', async () => {
    const { port } = await startListener({ ...PROXIED, tls: TLS })
    const raw = await connectRaw(port)
    raw.socket.write(HEADER)
    const client = await secure(raw.socket)
    expect(await ask(client)).toEqual({ ...CLIENT, isEncrypted: true, listener: 'kafka' })
  })

  it('does so when header and greeting come in one piece', async () => {
    const { port } = await startListener({ ...PROXIED, tls: TLS })
    const raw = await connectRaw(port)
    raw.socket.cork()
    raw.socket.write(HEADER)
    setImmediate(() => raw.socket.uncork())
    expect(await ask(await secure(raw.socket))).toMatchObject({ ...CLIENT, isEncrypted: true })
  })

  it('names the client, and the proxy, when what follows the header is no TLS', async () => {
    const { port, refusals, server } = await startListener({ ...PROXIED, tls: TLS })
    const client = await connectRaw(port)
    client.socket.write(Buffer.concat([HEADER, metadataFrame('x', 1)]))
    await client.ended
    expect(refusals).toEqual([
      {
        reason: 'peer speaks plaintext where TLS is spoken',
        remoteAddress: CLIENT.remoteAddress,
        remotePort: CLIENT.remotePort,
        proxyAddress: '127.0.0.1',
        listener: 'kafka',
      },
    ])
    expect(server.stats()).toMatchObject({ refusedCount: 0, tlsFailedCount: 1 })
  })

  it('says nothing of a proxy that only looks whether it is there, with a header and without', async () => {
    const { port, refusals, server } = await startListener({ ...PROXIED, tls: TLS })
    for (const bytes of [Buffer.alloc(0), proxyHeader({ command: 0, protocol: 0 }), HEADER]) {
      const client = await connectRaw(port)
      client.socket.end(bytes)
      await client.ended
    }
    await expect.poll(() => server.stats()).toMatchObject({ acceptedCount: 3, openCount: 0 })
    expect(refusals).toEqual([])
    expect(server.stats()).toMatchObject({ refusedCount: 0, tlsFailedCount: 0 })
  })

  it('gives header and handshake a time each', async () => {
    const limits = { proxyHeaderTimeoutMs: 500, tlsHandshakeTimeoutMs: 900 }
    const { port, refusals, clock, server } = await startListener({ ...PROXIED, tls: TLS }, limits)
    const client = await connectRaw(port)
    await expect.poll(() => server.connectionCount).toBe(1)
    clock.advance(499)
    client.socket.write(HEADER)
    const other = await connectRaw(port)
    other.socket.write(HEADER)
    await ask(await secure(other.socket))
    clock.advance(899)
    expect(refusals).toEqual([])
    clock.advance(1)
    await client.ended
    expect(refusals).toMatchObject([{ reason: 'no TLS handshake within 900 ms', remoteAddress: CLIENT.remoteAddress }])
  })
})

describe('a listener that expects no proxy', () => {
  it.each([
    ['version 2', HEADER],
    ['version 1', Buffer.from('PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n')],
  ])('refuses a header of %s, in words that say so', async (_what, bytes) => {
    const { port, refusals } = await startListener({})
    const client = await connectRaw(port)
    client.socket.write(bytes)
    await client.ended
    expect(refusals).toMatchObject([
      { reason: 'peer sends a PROXY protocol header to a listener that expects none (proxyProtocol)' },
    ])
  })
})

describe('options of a listener that cannot be', () => {
  it('are all named, and nothing is bound', async () => {
    // @ts-expect-error -- What someone without types may write.
    const wrong: Partial<ListenerOptions> = { proxyProtocol: 'v1', proxyProtocolFrom: ['kafka', '10.0.0.0/99'] }
    const failure = await startListener(wrong).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(TypeError)
    for (const part of ['must be v2, not v1', '"kafka" is no address block', '"10.0.0.0/99"'])
      expect(String(failure)).toContain(part)
    await expect(startListener({ proxyProtocolFrom: ['10.0.0.0/8'] })).rejects.toThrow('it needs proxyProtocol')
    await expect(startListener({ ...PROXIED, proxyProtocolFrom: [] })).rejects.toThrow('would refuse everybody')
    await expect(startListener(PROXIED, { proxyHeaderBytesMax: 231 })).rejects.toThrow('must be at least 232')
  })
})
