import { describe, expect, it } from 'vitest'
import { parseListenerList } from '../../src/cli/listener-list.ts'

const NOTHING_ELSE = {
  host: undefined,
  hostOverride: undefined,
  portOverride: undefined,
  tls: undefined,
  tlsServerCertFile: undefined,
  tlsServerPrivateKeyFile: undefined,
  proxyProtocol: undefined,
}

describe('a list of listeners', () => {
  it('has a name, an address and a port for each', () => {
    expect(parseListenerList('INSIDE://10.0.0.1:9092, outside_2://:0,six://[fd00::1]:9094')).toEqual({
      ok: true,
      listeners: [
        { ...NOTHING_ELSE, name: 'INSIDE', host: '10.0.0.1', port: 9092 },
        { ...NOTHING_ELSE, name: 'outside_2', port: 0 },
        { ...NOTHING_ELSE, name: 'six', host: 'fd00::1', port: 9094 },
      ],
    })
  })

  it('may say how each is advertised and secured', () => {
    const text =
      'lb://:9094?hostOverride=kafka.example.com&portOverride=443&tls=true&tlsServerCertFile=/c.pem&tlsServerPrivateKeyFile=/k.pem&proxyProtocol=v2'
    expect(parseListenerList(text)).toEqual({
      ok: true,
      listeners: [
        {
          name: 'lb',
          host: undefined,
          port: 9094,
          hostOverride: 'kafka.example.com',
          portOverride: 443,
          tls: true,
          tlsServerCertFile: '/c.pem',
          tlsServerPrivateKeyFile: '/k.pem',
          proxyProtocol: 'v2',
        },
      ],
    })
  })

  it.each([
    ['', 'not of the form'],
    ['a://:1,', 'not of the form'],
    ['a:9092', 'not of the form'],
    ['a://host', 'not of the form'],
    ['9a://:1', 'not of the form'],
    ['a://ho st:1', 'no address to bind'],
    ['a://:65536', 'no port from 0 to 65535'],
    ['a://:1?portOverride=0', 'no port from 1 to 65535'],
    ['a://:1?hostOverride=x:1', 'no host'],
    ['a://:1?tls=yes', 'must be true or false'],
    ['a://:1?proxyProtocol=v1', 'must be v2 or none'],
    ['a://:1?advertised=x', 'known are hostOverride'],
    ['a://:1?tls=true&tls=false', 'tls twice'],
    ['a://:1,a://:2', 'names a twice'],
    ['a://:1,b://:1', 'port 1 twice'],
  ])('is refused when it is %j', (text, problem) => {
    const parsed = parseListenerList(text)
    expect(parsed.ok ? '' : parsed.problem).toContain(problem)
  })
})
