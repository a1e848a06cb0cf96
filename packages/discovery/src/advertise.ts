import { type AddressFamily, rankAddress } from './address-rank.ts'
import { HOST_LENGTH_MAX, isValidHost } from './host.ts'

/**
 * How an agent finds the host under which others reach it.
 *
 * - `auto-ip4`, `auto-ip6`: an address of its network interfaces.
 * - `hostname`: the machine's name.
 * - `local`: `127.0.0.1`, for clients on the same machine.
 * - `custom`: a host that the operator names.
 */
export type AdvertiseStrategy = 'auto-ip4' | 'auto-ip6' | 'hostname' | 'local' | 'custom'

/** Every {@link AdvertiseStrategy}, for messages that list them. */
export const advertiseStrategies: readonly AdvertiseStrategy[] = Object.freeze([
  'auto-ip4',
  'auto-ip6',
  'hostname',
  'local',
  'custom',
])

/** What agents do when nothing is said: the private address is what the others of their network can reach. */
export const ADVERTISE_STRATEGY_DEFAULT: AdvertiseStrategy = 'auto-ip4'

/** One address of a network interface; `os.networkInterfaces()` has more fields. */
export interface InterfaceAddress {
  /** The address in text form. */
  readonly address: string
  /** `IPv4` or `IPv6`. */
  readonly family: AddressFamily
  /** Whether only this machine reaches it. */
  readonly internal: boolean
}

/** What {@link resolveAdvertisedHost} chooses from. */
export interface AdvertiseSources {
  /** The host for the strategy `custom`. */
  readonly custom?: string | undefined
  /** Addresses by interface name, as `os.networkInterfaces()` gives them. */
  readonly interfaces: Readonly<Record<string, readonly InterfaceAddress[] | undefined>>
  /** The machine's name, as `os.hostname()` gives it. */
  readonly hostname: string
}

/** Why there is no host to advertise. */
export type AdvertiseFailureCode = 'NO_ADDRESS' | 'INVALID_HOST' | 'CUSTOM_MISSING'

/** A host to advertise. */
export interface AdvertisedHostFound {
  /** There is one. */
  readonly ok: true
  /** A valid host, see `isValidHost`. */
  readonly host: string
}

/** Why there is nothing to advertise. */
export interface AdvertisedHostMissing {
  /** There is none. */
  readonly ok: false
  /** For programs. */
  readonly code: AdvertiseFailureCode
  /** For the operator: what is wrong and what to set. */
  readonly message: string
}

/** The host, or why there is none. */
export type AdvertisedHost = AdvertisedHostFound | AdvertisedHostMissing

/**
 * The host that an agent advertises by `strategy`.
 *
 * Automatic addresses: private ones first (IPv4 10/8, 172.16/12, 192.168/16, then 100.64/10; IPv6 fc00::/7), then
 * global ones. Never loopback and link-local addresses. Interfaces that container engines and hypervisors make come
 * after all others, and equals are ordered by interface name and address, so that a restart advertises the same.
 */
export function resolveAdvertisedHost(strategy: AdvertiseStrategy, sources: AdvertiseSources): AdvertisedHost {
  switch (strategy) {
    case 'auto-ip4':
      return automatic('IPv4', sources)
    case 'auto-ip6':
      return automatic('IPv6', sources)
    case 'hostname':
      return checked(sources.hostname, 'the name of this machine')
    case 'local':
      return { ok: true, host: '127.0.0.1' }
    case 'custom':
      if (sources.custom !== undefined && sources.custom !== '') return checked(sources.custom, 'the custom host')
      return failure('CUSTOM_MISSING', 'the advertise strategy custom needs a host: set advertiseHostnameCustom')
    default:
      return unknownStrategy(strategy)
  }
}

function automatic(family: AddressFamily, { interfaces }: AdvertiseSources): AdvertisedHost {
  const ranked = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses.flatMap((address) => {
      const rank = address.internal || address.family !== family ? undefined : rankAddress(name, address)
      return rank === undefined ? [] : [{ rank, name, host: address.address }]
    }),
  )
  ranked.sort((a, b) => a.rank - b.rank || compareText(a.name, b.name) || compareText(a.host, b.host))
  const [best] = ranked
  if (best !== undefined) return { ok: true, host: best.host }
  const names = Object.keys(interfaces).join(', ') || 'none'
  return failure(
    'NO_ADDRESS',
    `no network interface (${names}) has an ${family} address that others can reach: ` +
      'set advertiseHostnameStrategy to local, hostname or custom',
  )
}

function checked(host: string, what: string): AdvertisedHost {
  if (isValidHost(host)) return { ok: true, host }
  return failure(
    'INVALID_HOST',
    `${what}, ${JSON.stringify(host.slice(0, HOST_LENGTH_MAX))}, is not a DNS name or IP address that can be advertised`,
  )
}

function failure(code: AdvertiseFailureCode, message: string): AdvertisedHost {
  return { ok: false, code, message }
}

function unknownStrategy(strategy: never): never {
  throw new TypeError(`unknown advertise strategy ${String(strategy)}: one of ${advertiseStrategies.join(', ')}`)
}

/** By code unit: the same on every machine, whatever its locale. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
