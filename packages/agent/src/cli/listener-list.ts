import { isValidHost } from '@millrace/discovery'

/** A listener of the setting `kafkaListeners`, before its files are read. */
export interface ListedListener {
  readonly name: string
  readonly host: string | undefined
  readonly port: number
  readonly hostOverride: string | undefined
  readonly portOverride: number | undefined
  /** Undefined: as `kafkaTLS` says. */
  readonly tls: boolean | undefined
  readonly tlsServerCertFile: string | undefined
  readonly tlsServerPrivateKeyFile: string | undefined
  readonly proxyProtocol: 'v2' | undefined
}

/** A list that was read, or the first thing that is wrong with it. */
export type ListenerListParsed =
  | { readonly ok: true; readonly listeners: readonly ListedListener[] }
  | { readonly ok: false; readonly problem: string }

const PARAMETERS = [
  'hostOverride',
  'portOverride',
  'tls',
  'tlsServerCertFile',
  'tlsServerPrivateKeyFile',
  'proxyProtocol',
] as const
type Parameter = (typeof PARAMETERS)[number]

const PORT_MAX = 65_535

/**
 * Reads `name://host:port?parameter=value&…`, several joined by commas, as Kafka's `listeners` begins. The host is the
 * address to bind and may be left out.
 */
export function parseListenerList(text: string): ListenerListParsed {
  const listeners: ListedListener[] = []
  try {
    for (const item of text.split(',')) listeners.push(parseListener(item.trim()))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { ok: false, problem: error.message }
  }
  const names = listeners.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined) return { ok: false, problem: `names ${twice} twice` }
  const ports = listeners.map(({ port }) => port).filter((port) => port !== 0)
  const shared = ports.find((port, index) => ports.indexOf(port) < index)
  if (shared !== undefined) return { ok: false, problem: `has port ${shared} twice` }
  return { ok: true, listeners }
}

function parseListener(item: string): ListedListener {
  const match = /^([A-Za-z][\w-]{0,63}):\/\/(\[[^\]]+\]|[^:?/]*):(\d{1,5})(?:\?(.*))?$/.exec(item)
  if (match === null)
    throw new RangeError(`has ${quote(item)}, which is not of the form name://host:port?parameter=value`)
  const [, name, bracketed = '', port, query = ''] = match
  const host = bracketed.replace(/^\[|\]$/g, '')
  if (host !== '' && !isValidHost(host)) throw new RangeError(`has ${quote(bracketed)}, which is no address to bind`)
  const given = parseParameters(name!, query)
  const portOverride = given.get('portOverride')
  return {
    name: name!,
    host: host === '' ? undefined : host,
    port: portOf(port!, 0),
    hostOverride: hostOf(given.get('hostOverride')),
    portOverride: portOverride === undefined ? undefined : portOf(portOverride, 1),
    tls: given.has('tls') ? isTrue('tls', given.get('tls')!) : undefined,
    tlsServerCertFile: given.get('tlsServerCertFile'),
    tlsServerPrivateKeyFile: given.get('tlsServerPrivateKeyFile'),
    proxyProtocol: proxyVersion(given.get('proxyProtocol')),
  }
}

function parseParameters(listener: string, query: string): ReadonlyMap<Parameter, string> {
  const given = new Map<Parameter, string>()
  for (const [key, value] of new URLSearchParams(query)) {
    const parameter = PARAMETERS.find((known) => known === key)
    if (parameter === undefined)
      throw new RangeError(`has ${quote(key)} at ${listener}; known are ${PARAMETERS.join(', ')}`)
    if (given.has(parameter)) throw new RangeError(`has ${key} twice at ${listener}`)
    given.set(parameter, value)
  }
  return given
}

function portOf(text: string, min: number): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port >= min && port <= PORT_MAX))
    throw new RangeError(`has ${quote(text)}, which is no port from ${min} to ${PORT_MAX}`)
  return port
}

function hostOf(text: string | undefined): string | undefined {
  if (text !== undefined && !isValidHost(text)) throw new RangeError(`has ${quote(text)}, which is no host`)
  return text
}

function isTrue(name: string, text: string): boolean {
  if (text !== 'true' && text !== 'false') throw new RangeError(`has ${name}=${text}, which must be true or false`)
  return text === 'true'
}

function proxyVersion(text: string | undefined): 'v2' | undefined {
  if (text === undefined || text === 'none') return undefined
  if (text !== 'v2') throw new RangeError(`has proxyProtocol=${text}, which must be v2 or none`)
  return text
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 100))
}
