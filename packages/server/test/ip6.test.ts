import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { connectRaw } from './kafka-client.ts'
import { ask, startListener } from './listener-fixture.ts'
import { ip4, proxyHeader } from './proxy-encoder.ts'

const hasIp6 = Object.values(networkInterfaces()).some((entries) => entries?.some(({ address }) => address === '::1'))
// oxlint-disable-next-line no-console -- Nobody shall believe that these ran.
if (!hasIp6) console.log('listeners on IPv6: skipped, this machine has no ::1')

describe.skipIf(!hasIp6)('a listener on IPv6', () => {
  it('on ::1 names its peers', async () => {
    const { port, listener } = await startListener({ host: '::1' })
    expect(listener.address).toBe('::1')
    expect(await ask(await connectRaw(port, '::1'))).toMatchObject({ remoteAddress: '::1' })
  })

  it('on :: takes both families, and names peers of IPv4 as such', async () => {
    const { port } = await startListener({ host: '::' })
    expect(await ask(await connectRaw(port, '::1'))).toMatchObject({ remoteAddress: '::1' })
    expect(await ask(await connectRaw(port, '127.0.0.1'))).toMatchObject({ remoteAddress: '127.0.0.1' })
  })

  it('knows proxies of IPv4 by blocks of IPv4', async () => {
    const { port, refusals } = await startListener({
      host: '::',
      proxyProtocol: 'v2',
      proxyProtocolFrom: ['127.0.0.0/8'],
    })
    const client = await connectRaw(port, '127.0.0.1')
    client.socket.write(proxyHeader({ addresses: ip4([203, 0, 113, 7], 1) }))
    expect(await ask(client)).toMatchObject({ remoteAddress: '203.0.113.7', proxyAddress: '127.0.0.1' })
    await (await connectRaw(port, '::1')).ended
    expect(refusals).toMatchObject([{ remoteAddress: '::1' }])
  })
})

describe('a listener on an address that this machine does not have', () => {
  it('is ADDRESS_UNAVAILABLE', async () => {
    await expect(startListener({ host: '2001:db8::1' })).rejects.toMatchObject({ code: 'ADDRESS_UNAVAILABLE' })
  })
})
