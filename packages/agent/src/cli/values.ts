import { fileURLToPath } from 'node:url'
import { type AgentRole, isValidHost, parseZonedCidrBlocks } from '@millrace/discovery'
import { parseS3Url, resolveS3ObjectStoreOptions } from '@millrace/object-store-s3'
import { parseListenerList } from './listener-list.ts'

/** How the text of a setting is read and checked. */
export type ValueKind =
  | { readonly kind: 'port' }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'duration'; readonly minMs: number; readonly maxMs: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'host' }
  | { readonly kind: 'clusterId' }
  | { readonly kind: 'text'; readonly min: number; readonly max: number }
  | { readonly kind: 'agentGroup' }
  | { readonly kind: 'roles' }
  | { readonly kind: 'zone' }
  | { readonly kind: 'zonedBlocks' }
  | { readonly kind: 'blocks' }
  | { readonly kind: 'listeners' }
  | { readonly kind: 'file' }
  | { readonly kind: 'bucketUrl' }
  | { readonly kind: 'metadataUrl' }

/** A value, or what is wrong with its text. */
export type ParsedValue =
  | { readonly ok: true; readonly value: string | number | boolean }
  | { readonly ok: false; readonly problem: string }

/** Reads the text of a setting. */
export function parseValue(kind: ValueKind, text: string): ParsedValue {
  switch (kind.kind) {
    case 'port':
      return parseInteger(text, 0, 65_535)
    case 'integer':
      return parseInteger(text, kind.min, kind.max)
    case 'duration':
      return parseDuration(text, kind.minMs, kind.maxMs)
    case 'boolean':
      return parseBoolean(text)
    case 'oneOf':
      return kind.values.includes(text) ? accept(text) : refuse(`must be one of ${kind.values.join(', ')}`)
    case 'host':
      return isValidHost(text) ? accept(text) : refuse('must be a host name, an IPv4 or an IPv6 address, without port')
    case 'clusterId':
      return /^vci_[A-Za-z0-9_-]{1,100}$/.test(text)
        ? accept(text)
        : refuse('must look like vci_ and up to 100 letters, digits, - or _')
    case 'text':
      return text.length >= kind.min && text.length <= kind.max
        ? accept(text)
        : refuse(`must have ${kind.min} to ${kind.max} characters`)
    case 'agentGroup':
      return parseName(text)
    case 'zone':
      return parseName(text.toLowerCase())
    case 'roles':
      return parseRoles(text) === undefined
        ? refuse(`must be a list of ${Object.keys(ROLES).join(', ')}`)
        : accept(text)
    case 'zonedBlocks': {
      const parsed = parseZonedCidrBlocks(text)
      return parsed.ok ? accept(text) : refuse(parsed.problems.join('; '))
    }
    case 'blocks': {
      const parsed = parseZonedCidrBlocks(`any@${text}`)
      return parsed.ok ? accept(text) : refuse('must be addresses or CIDR blocks such as 10.0.0.0/8, joined by commas')
    }
    case 'listeners': {
      const parsed = parseListenerList(text)
      return parsed.ok ? accept(text) : refuse(parsed.problem)
    }
    case 'file':
      return accept(text)
    case 'bucketUrl':
      return parseUrl(text, { 'mem:': memoryBucketProblem, 'file:': fileProblem, 's3:': s3Problem })
    case 'metadataUrl':
      return parseUrl(text, {
        'sqlite:': fileProblem,
        'memory:': memoryProblem,
        'postgres:': postgresProblem,
        'postgresql:': postgresProblem,
      })
  }
}

function accept(value: string | number | boolean): ParsedValue {
  return { ok: true, value }
}

function refuse(problem: string): ParsedValue {
  return { ok: false, problem }
}

/** A name of a group or zone, as the system we re-create allows them. */
function parseName(text: string): ParsedValue {
  return /^[a-z0-9-]{1,128}$/.test(text) ? accept(text) : refuse('must be 1 to 128 of a-z, 0-9 and -')
}

const ROLES: Readonly<Record<string, readonly AgentRole[]>> = {
  proxy: ['proxy-produce', 'proxy-consume'],
  'proxy-produce': ['proxy-produce'],
  'proxy-consume': ['proxy-consume'],
  jobs: ['jobs'],
}

/** `proxy,jobs` as roles; undefined when one of them is none. */
export function parseRoles(text: string): readonly AgentRole[] | undefined {
  const names = text.split(',').map((name) => name.trim())
  if (!names.every((name) => Object.hasOwn(ROLES, name))) return undefined
  return [...new Set(names.flatMap((name) => ROLES[name]!))]
}

function parseInteger(text: string, min: number, max: number): ParsedValue {
  const value = /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= min && value <= max)) return refuse(`must be a whole number from ${min} to ${max}`)
  return accept(value)
}

/** As Go's `strconv.ParseBool`, which the flags of the system we re-create are read with. */
function parseBoolean(text: string): ParsedValue {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return accept(true)
  if (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text)) return accept(false)
  return refuse('must be true or false')
}

const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
}

/** As Go's `time.ParseDuration`: `250ms`, `1.5s`, `1m30s`; `0` needs no unit. Rounded to a millisecond. */
function parseDuration(text: string, minMs: number, maxMs: number): ParsedValue {
  const example = 'such as 250ms, 5s or 1m30s'
  const shape = /^(?:\d{1,12}(?:\.\d{1,9})?(?:ns|us|µs|ms|s|m|h)){1,6}$/
  if (text !== '0' && !shape.test(text)) return refuse(`must be a duration ${example}`)
  let totalMs = 0
  for (const [, amount, unit] of text.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g))
    totalMs += Number(amount) * UNIT_MS[unit!]!
  const roundedMs = Math.round(totalMs)
  if (roundedMs < minMs || roundedMs > maxMs) return refuse(`must be from ${minMs}ms to ${maxMs}ms`)
  return accept(roundedMs)
}

/** Whether a variable's text is what Kubernetes sets for a service, such as `tcp://10.0.0.1:9092`, and no port. */
export function isServiceAddress(text: string): boolean {
  return /^(?:tcp|udp|sctp):\/\//i.test(text)
}

/** What is wrong with a URL of one protocol; undefined for nothing. */
type UrlCheck = (url: URL, text: string) => string | undefined

function parseUrl(text: string, checks: Readonly<Record<string, UrlCheck>>): ParsedValue {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const check = url === undefined || !Object.hasOwn(checks, url.protocol) ? undefined : checks[url.protocol]
  if (url === undefined || check === undefined)
    return refuse(`must be a URL that starts with ${Object.keys(checks).join(' or ')}`)
  const problem = check(url, text)
  return problem === undefined ? accept(text) : refuse(problem)
}

const NOTHING_AFTER = 'must have nothing after the colon'

const memoryProblem: UrlCheck = (url) =>
  url.href.replace(/^[a-z]+:/, '').replaceAll('/', '') === '' ? undefined : NOTHING_AFTER

/** A name is taken as the system we re-create takes it, and makes no difference. */
const memoryBucketProblem: UrlCheck = (_url, text) =>
  /^mem:(?:\/\/[\w.-]*\/?)?$/i.test(text) ? undefined : `${NOTHING_AFTER} but a name`

const fileProblem: UrlCheck = (url, text) => {
  const { protocol } = url
  // `file:name` would be read as `file:///name`.
  if (url.host !== '' || !text.slice(protocol.length).startsWith('/') || url.pathname.length < 2)
    return `must have an absolute path: ${protocol}///path`
  if (url.search !== '' || url.hash !== '') return 'has no parameters; ? and # in a path are written %3F and %23'
  try {
    fileURLToPath(`file://${url.pathname}`)
    return undefined
  } catch {
    return 'has an escape in its path that cannot be in a file name'
  }
}

/** The rest is between the client library and the server. */
const postgresProblem: UrlCheck = (url) => {
  const isWhole = url.hostname !== '' && /^\/[^/]+$/.test(url.pathname) && url.hash === ''
  return isWhole ? undefined : `must name a host and a database: ${url.protocol}//user:password@host:port/database`
}

const s3Problem: UrlCheck = (_url, text) => {
  try {
    resolveS3ObjectStoreOptions(parseS3Url(text))
    return undefined
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return `cannot be used: ${error.message}`
  }
}
