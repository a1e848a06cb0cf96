import { isIP } from 'node:net'
import { isValidHost } from '@millrace/discovery'
import { BOOTSTRAP_ENTRIES_MAX } from './limits.ts'

/** A host, name or address, and a port. */
export interface Endpoint {
  /** Without brackets. */
  readonly host: string
  readonly port: number
}

/** `host:port`, an IPv6 address in brackets. */
export function showEndpoint({ host, port }: Endpoint): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`
}

/** A bootstrap list, or everything that is wrong with it. */
export type ParsedBootstrap =
  | { readonly ok: true; readonly endpoints: readonly Endpoint[] }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads `host:port,[::1]:9092` as clients do. Repeated entries count once. */
export function parseBootstrap(text: string): ParsedBootstrap {
  const entries = text.split(',').map((entry) => entry.trim())
  if (entries.length > BOOTSTRAP_ENTRIES_MAX)
    return { ok: false, problems: [`at most ${BOOTSTRAP_ENTRIES_MAX} entries are looked at, not ${entries.length}`] }
  const endpoints = new Map<string, Endpoint>()
  const problems: string[] = []
  for (const entry of entries) {
    const parsed = parseEndpoint(entry)
    if (typeof parsed === 'string') problems.push(`${JSON.stringify(entry)} ${parsed}`)
    else endpoints.set(showEndpoint(parsed), parsed)
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, endpoints: [...endpoints.values()] }
}

function parseEndpoint(entry: string): Endpoint | string {
  if (entry === '') return 'is empty'
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(entry)) return 'is a URL; what is wanted is host:port'
  const match = /^(?:\[([^\]]*)\]|([^:[\]]*)):(\d{1,5})$/.exec(entry)
  if (match === null)
    return isIP(entry) === 6 ? 'is an IPv6 address, which is written [address]:port' : 'is not host:port'
  const host = match[1] ?? match[2] ?? ''
  const port = Number(match[3])
  if (match[1] !== undefined && isIP(host) !== 6) return 'has brackets around what is no IPv6 address'
  if (!isValidHost(host)) return 'has a host that is neither a name nor an address'
  return port >= 1 && port <= 65_535 ? { host, port } : 'has a port that is not from 1 to 65535'
}
