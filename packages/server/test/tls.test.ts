import { once } from 'node:events'
import { connect as connectTcp, createServer } from 'node:net'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { clientOn, connectRaw, metadataFrame, type RawClient, readMetadata } from './kafka-client.ts'
import { AUTHORITY, ask, certificateOf, startListener } from './listener-fixture.ts'

const FIRST = certificateOf('first')
const SECOND = certificateOf('second')

/** A client that speaks TLS and checks the certificate. */
async function connectTls(port: number, options: ConnectionOptions = {}): Promise<RawClient & { socket: TLSSocket }> {
  const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: AUTHORITY, ...options })
  const client = clientOn(socket)
  await Promise.race([
    once(socket, 'secureConnect'),
    client.ended.then(() => Promise.reject(new Error('the connection ended'))),
  ])
  return { ...client, socket }
}

const nameOf = (socket: TLSSocket) => socket.getPeerCertificate().subject.CN

describe('a listener with TLS', () => {
  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'answers clients that speak %s, and says that they are encrypted',
    async (version) => {
      const { port } = await startListener({ tls: FIRST })
      const client = await connectTls(port, { minVersion: version, maxVersion: version })
      expect(nameOf(client.socket)).toBe('first.millrace.test')
      expect(await ask(client)).toEqual({
        remoteAddress: '127.0.0.1',
        remotePort: client.socket.localPort,
        isEncrypted: true,
        listener: 'kafka',
      })
    },
  )

  it('answers large responses whole, in order, and the last of them before it closes', async () => {
    const { port, server } = await startListener({ tls: FIRST })
    const client = await connectTls(port)
    for (let id = 1; id <= 3; id++) client.socket.write(metadataFrame('x'.repeat(20_000), id))
    const frames = [await client.nextFrame()]
    const closing = server.close()
    frames.push(await client.nextFrame(), await client.nextFrame())
    expect(frames.map((frame) => readMetadata(frame).correlationId)).toEqual([1, 2, 3])
    for (const frame of frames) expect(readMetadata(frame).response.topics).toHaveLength(20_000)
    await client.ended
    await closing
    expect(server.connectionCount).toBe(0)
  })

  it('answers what a client asked that closes its side', async () => {
    const { port } = await startListener({ tls: FIRST })
    const client = await connectTls(port, { allowHalfOpen: true } as ConnectionOptions)
    client.socket.end(Buffer.concat([metadataFrame('x', 1), metadataFrame('x', 2)]))
    expect(readMetadata(await client.nextFrame()).correlationId).toBe(1)
    expect(readMetadata(await client.nextFrame()).correlationId).toBe(2)
    await client.ended
  })

  it('refuses a plaintext client at the first byte, in words that say so', async () => {
    const { port, refusals, server } = await startListener({ tls: FIRST })
    const client = await connectRaw(port)
    client.socket.write(metadataFrame('x', 1).subarray(0, 1))
    await client.ended
    expect(refusals).toMatchObject([
      { reason: 'peer speaks plaintext where TLS is spoken', remoteAddress: '127.0.0.1', listener: 'kafka' },
    ])
    expect(server.stats()).toMatchObject({ tlsFailedCount: 1, refusedCount: 0, acceptedCount: 1 })
  })

  it.each([
    ['garbage in a record', Buffer.from('16030100050102030405', 'hex'), /^TLS handshake failed: /],
    ['a version that does not exist', Buffer.from('1609090005010000ff00', 'hex'), /^TLS handshake failed: /],
  ])('refuses %s with one log line', async (_what, bytes, reason) => {
    const { port, refusals, server } = await startListener({ tls: FIRST })
    const client = await connectRaw(port)
    client.socket.write(bytes)
    await client.ended
    expect(refusals).toEqual([
      expect.objectContaining({ reason: expect.stringMatching(reason), remoteAddress: '127.0.0.1' }),
    ])
    expect(server.stats()).toMatchObject({ tlsFailedCount: 1, openCount: 0 })
  })

  it('refuses a client that speaks only older versions, and says so', async () => {
    const { port, refusals } = await startListener({ tls: { ...FIRST, minVersion: 'TLSv1.3' } })
    await expect(connectTls(port, { maxVersion: 'TLSv1.2' })).rejects.toThrow()
    await expect.poll(() => refusals).toHaveLength(1)
    expect(refusals[0]!.reason).toContain('only versions of TLS that are too old')
  })

  it('notes clients that do not trust its certificate', async () => {
    const { port, refusals } = await startListener({ tls: FIRST })
    // Node’s own clients check after the handshake; this is what others do: alert 48, unknown authority.
    const socket = connectTcp({ port, host: '127.0.0.1' })
    socket.write(await helloOf())
    await once(socket, 'data')
    socket.write(Buffer.from('15030300020230', 'hex'))
    await expect.poll(() => refusals).toHaveLength(1)
    expect(refusals[0]!.reason).toContain('the client does not know who issued the certificate')
    socket.destroy()
  })

  it('gives a handshake its time, wherever it stops', async () => {
    const hello = await helloOf()
    const { port, refusals, server, clock } = await startListener({ tls: FIRST }, { tlsHandshakeTimeoutMs: 3_000 })
    const clients = await Promise.all(
      [0, 1, 5, 100, hello.length].map(async (length) => {
        const client = await connectRaw(port)
        client.socket.write(hello.subarray(0, length))
        return client
      }),
    )
    // The last of them is answered when the others have arrived too.
    await once(clients.at(-1)!.socket, 'data')
    expect(server.connectionCount).toBe(5)
    clock.advance(2_999)
    expect(refusals).toEqual([])
    clock.advance(1)
    await Promise.all(clients.map((client) => client.ended))
    expect(refusals.map(({ reason }) => reason)).toEqual(Array(5).fill('no TLS handshake within 3000 ms'))
    expect(server.stats()).toMatchObject({ tlsFailedCount: 5, openCount: 0 })
  })

  it('has no time limit left running for a client that got through, or went', async () => {
    const { port, server, clock } = await startListener({ tls: FIRST })
    const idle = clock.timerCount
    const client = await connectTls(port)
    await ask(client)
    expect(clock.timerCount).toBe(idle)
    const gone = await connectRaw(port)
    await expect.poll(() => server.connectionCount).toBe(2)
    gone.socket.destroy()
    await expect.poll(() => server.connectionCount).toBe(1)
    expect(clock.timerCount).toBe(idle)
  })

  it('says nothing of a client that closes before it said anything, as balancers do to see whether the port is open', async () => {
    const { port, refusals, server } = await startListener({ tls: FIRST })
    for (const close of ['end', 'destroy', 'resetAndDestroy'] as const) {
      const client = await connectRaw(port)
      client.socket[close]()
      await client.ended
    }
    await expect.poll(() => server.stats()).toMatchObject({ acceptedCount: 3, openCount: 0 })
    expect(refusals).toEqual([])
    expect(server.stats().tlsFailedCount).toBe(0)
  })

  it('survives clients that are cut at every byte of the handshake, and counts each', async () => {
    const hello = await helloOf()
    const { port, refusals, server } = await startListener({ tls: FIRST })
    const lengths = Array.from({ length: 60 }, (_, index) => 1 + Math.floor((index * (hello.length - 1)) / 59))
    for (const [index, length] of lengths.entries()) {
      const client = await connectRaw(port)
      client.socket.write(hello.subarray(0, length))
      if (index % 2 === 0) client.socket.end()
      else
        await new Promise<void>((resolve) => client.socket.write('', () => resolve())).then(() =>
          client.socket.resetAndDestroy(),
        )
      await client.ended
    }
    await expect.poll(() => server.stats().openCount).toBe(0)
    expect(new Set(refusals.map(({ reason }) => reason.split(':')[0]))).toEqual(
      new Set(['the client closed the connection during the TLS handshake']),
    )
    const client = await connectTls(port)
    expect(await ask(client)).toMatchObject({ isEncrypted: true })
  })

  it('survives clients that break off, or send garbage, after the handshake', async () => {
    const { port, server, refusals } = await startListener({ tls: FIRST })
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      for (const breakOff of ['destroy', 'resetAndDestroy', 'garbage'] as const) {
        const raw = await connectRaw(port)
        const client = await connectTls(port, { socket: raw.socket, maxVersion: version })
        await ask(client)
        client.socket.write(metadataFrame('x'.repeat(20_000), 1))
        if (breakOff === 'garbage') raw.socket.write(Buffer.from('1703030005ffffffffff', 'hex'))
        else raw.socket[breakOff]()
        await raw.ended
      }
    }
    await expect.poll(() => server.connectionCount).toBe(0)
    expect(refusals).toEqual([])
    expect(await ask(await connectTls(port))).toMatchObject({ isEncrypted: true })
  })

  it('refuses a bad frame with the client’s address, after the answers before it', async () => {
    const { port, refusals, server } = await startListener({ tls: FIRST })
    const client = await connectTls(port)
    const { localPort } = client.socket
    client.socket.write(Buffer.concat([metadataFrame('x', 1), Buffer.from('ffffffff', 'hex')]))
    expect(readMetadata(await client.nextFrame()).correlationId).toBe(1)
    await client.ended
    expect(refusals).toMatchObject([{ reason: expect.stringContaining('negative length'), remotePort: localPort }])
    expect(server.stats()).toMatchObject({ refusedCount: 1, tlsFailedCount: 0 })
  })

  it('is not read while the byte budget is used up, and goes on afterwards', async () => {
    const { port, budget, server } = await startListener({ tls: FIRST })
    const client = await connectTls(port)
    const taken = budget.tryReserve(budget.bytesMax)!
    for (let id = 1; id <= 20; id++) client.socket.write(metadataFrame('x'.repeat(20_000), id))
    await expect.poll(() => server.stats().pausedCount).toBe(1)
    taken.release()
    for (let id = 1; id <= 20; id++) expect(readMetadata(await client.nextFrame()).correlationId).toBe(id)
    expect(server.stats().pausedCount).toBe(0)
  })

  it('does not negotiate again', async () => {
    const { port } = await startListener({ tls: FIRST })
    const client = await connectTls(port, { maxVersion: 'TLSv1.2' })
    const failure = once(client.socket, 'error')
    client.socket.renegotiate({}, () => undefined)
    expect(await failure).toMatchObject([{ code: 'ERR_SSL_NO_RENEGOTIATION' }])
    await client.ended
  })

  it('takes another certificate for the connections to come, and leaves the open ones alone', async () => {
    const { port, listener } = await startListener({ tls: FIRST })
    const early = await connectTls(port)
    listener.replaceTls!(SECOND)
    const late = await connectTls(port)
    expect([early, late].map(({ socket }) => nameOf(socket))).toEqual(['first.millrace.test', 'second.millrace.test'])
    for (const client of [early, late]) expect(await ask(client)).toMatchObject({ isEncrypted: true })
  })

  it('goes on with the certificate that it has when the other cannot be used', async () => {
    const { port, listener } = await startListener({ tls: FIRST })
    for (const wrong of [
      { cert: SECOND.cert, key: FIRST.key },
      { ...SECOND, cert: 'none' },
    ]) {
      expect(() => listener.replaceTls!(wrong)).toThrow(expect.objectContaining({ code: 'TLS_INVALID' }))
    }
    expect(nameOf((await connectTls(port)).socket)).toBe('first.millrace.test')
  })

  it('does not start with a certificate that cannot be used, and binds nothing', async () => {
    const failure = startListener({ tls: { cert: SECOND.cert, key: FIRST.key } })
    await expect(failure).rejects.toMatchObject({
      name: 'ServerError',
      code: 'TLS_INVALID',
      message: expect.stringContaining('certificate and key of listener kafka cannot be used'),
    })
  })

  it('cuts handshakes when it closes, and takes no more', async () => {
    const { port, server, refusals } = await startListener({ tls: FIRST })
    const client = await connectRaw(port)
    client.socket.write((await helloOf()).subarray(0, 50))
    await expect.poll(() => server.connectionCount).toBe(1)
    await server.close()
    await client.ended
    expect(refusals).toEqual([])
    expect(server.connectionCount).toBe(0)
  })

  it('counts handshakes as connections where it looks whether there are too many', async () => {
    const { port, server, refusals } = await startListener({ tls: FIRST }, { connectionsMax: 1 })
    await connectRaw(port)
    await expect.poll(() => server.connectionCount).toBe(1)
    await (await connectRaw(port)).ended
    expect(refusals).toMatchObject([{ reason: '1 connections are open already' }])
  })
})

describe('a listener without TLS', () => {
  it('refuses a TLS client at its first bytes, in words that say so', async () => {
    const { port, refusals, server } = await startListener({})
    await expect(connectTls(port)).rejects.toThrow()
    await expect.poll(() => refusals).toMatchObject([{ reason: 'peer speaks TLS where plaintext is spoken' }])
    expect(server.stats()).toMatchObject({ refusedCount: 1, tlsFailedCount: 0 })
  })

  it('cannot take a certificate', async () => {
    expect((await startListener({})).listener.replaceTls).toBeUndefined()
  })

  it('says that nothing is encrypted', async () => {
    const { port } = await startListener({})
    expect(await ask(await connectRaw(port))).toMatchObject({ isEncrypted: false })
  })
})

/** What a client of TLS 1.2 and 1.3 sends first. */
async function helloOf(): Promise<Buffer> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const client = connect({ port: address.port, host: '127.0.0.1', servername: 'localhost' }).on(
    'error',
    () => undefined,
  )
  const [accepted] = await once(server, 'connection')
  const [hello] = await once(accepted, 'data')
  client.destroy()
  accepted.destroy()
  server.close()
  return hello
}
