import { type AddressBits, networkOf, parseAddress } from './ip-address.ts'

/** Blocks of one zone map. */
export const ZONED_BLOCKS_MAX = 4_096

/** Longest name of a zone, in characters. */
export const ZONE_LENGTH_MAX = 128

/** Which zone clients are in, by their addresses. */
export interface ZoneMap {
  /** How many blocks it has. */
  readonly blockCount: number
  /** The zone of the most specific block that the address is in; undefined when there is none, or it is no address. */
  zoneOf(address: string): string | undefined
}

/** A map that was read. */
export interface ZoneMapParsed {
  /** Nothing was wrong. */
  readonly ok: true
  /** The map. */
  readonly map: ZoneMap
}

/** What is wrong with a map. */
export interface ZoneMapRefused {
  /** Something was wrong. */
  readonly ok: false
  /** Everything that is, one sentence each. */
  readonly problems: readonly string[]
}

interface Draft {
  /** Zones by network, by prefix length; IPv4 and IPv6 apart. */
  readonly tables: Map<string, Map<bigint, string>>
  readonly problems: string[]
  blockCount: number
}

/**
 * Reads a map of client addresses to zones: `<zone>@<cidr>[,<cidr>…]`, several of them joined by `<>`.
 *
 * IPv4 and IPv6; a block without a length is one address; bits beyond the length are ignored, as Go's parser does, since
 * such configurations exist. Zones are `[a-z0-9-]`, whatever the case they are written in. Space around zones and blocks
 * is ignored. The same block in two zones is a problem; a block inside another is not, the longer prefix wins.
 *
 * An empty text is a map of nothing. Never throws.
 *
 * @example
 * ```ts
 * const parsed = parseZonedCidrBlocks('us-east-1a@10.0.0.0/19,10.0.32.0/19<>us-east-1b@10.0.64.0/19')
 * if (parsed.ok) parsed.map.zoneOf('10.0.65.1') // 'us-east-1b'
 * ```
 */
export function parseZonedCidrBlocks(text: string): ZoneMapParsed | ZoneMapRefused {
  const draft: Draft = { tables: new Map(), problems: [], blockCount: 0 }
  if (text.trim() !== '') for (const item of text.split('<>')) readItem(draft, item)
  if (draft.blockCount > ZONED_BLOCKS_MAX)
    draft.problems.push(`${draft.blockCount} blocks are more than the ${ZONED_BLOCKS_MAX} that are allowed`)
  if (draft.problems.length > 0) return { ok: false, problems: draft.problems }
  return { ok: true, map: createZoneMap(draft) }
}

function readItem(draft: Draft, item: string): void {
  const at = item.indexOf('@')
  if (at < 0) {
    draft.problems.push(`${quote(item)} is not of the form zone@block,block`)
    return
  }
  const zone = item.slice(0, at).trim().toLowerCase()
  if (zone.length > ZONE_LENGTH_MAX || !/^[a-z0-9-]+$/.test(zone))
    draft.problems.push(`${quote(item.slice(0, at))} is not a zone: 1 to ${ZONE_LENGTH_MAX} of a-z, 0-9 and -`)
  for (const block of item.slice(at + 1).split(',')) readBlock(draft, zone, block.trim())
}

function readBlock(draft: Draft, zone: string, block: string): void {
  draft.blockCount++
  const [address = '', length, ...rest] = block.split('/')
  const parsed = address.includes('%') ? undefined : parseAddress(address)
  const width = parsed?.width
  const prefixBits = length === undefined ? width : prefixLength(length, address, width)
  if (parsed === undefined || prefixBits === undefined || rest.length > 0) {
    draft.problems.push(`${quote(block)} of zone ${quote(zone)} is not a block such as 10.0.0.0/19 or fd00::/64`)
    return
  }
  const networks = tableOf(draft, parsed, prefixBits)
  const network = networkOf(parsed, prefixBits)
  const other = networks.get(network)
  if (other !== undefined && other !== zone)
    draft.problems.push(`${quote(block)} is given to the zones ${quote(other)} and ${quote(zone)}`)
  networks.set(network, zone)
}

/** The length in the address's own bits: a mapped IPv4 block counts its 96 bits of prefix. */
function prefixLength(text: string, address: string, width: number | undefined): number | undefined {
  if (width === undefined || !/^[0-9]{1,3}$/.test(text)) return undefined
  const bits = Number(text) - (width === 32 && address.includes(':') ? 96 : 0)
  return bits >= 0 && bits <= width ? bits : undefined
}

function tableOf({ tables }: Draft, { width }: AddressBits, prefixBits: number): Map<bigint, string> {
  const key = tableKey(width, prefixBits)
  const known = tables.get(key)
  if (known !== undefined) return known
  const fresh = new Map<bigint, string>()
  tables.set(key, fresh)
  return fresh
}

function tableKey(width: number, prefixBits: number): string {
  return `${width}/${prefixBits}`
}

function createZoneMap({ tables, blockCount }: Draft): ZoneMap {
  const lengthsOf = (width: number) =>
    [...tables.keys()]
      .map((key) => key.split('/').map(Number))
      .filter(([tableWidth]) => tableWidth === width)
      .map(([, prefixBits = 0]) => prefixBits)
      .sort((a, b) => b - a)
  // Longest first: as many look-ups as there are different lengths, however many blocks there are.
  const lengths = { 32: lengthsOf(32), 128: lengthsOf(128) }
  return Object.freeze({
    blockCount,
    zoneOf(address: string): string | undefined {
      const parsed = parseAddress(address)
      if (parsed === undefined) return undefined
      for (const prefixBits of lengths[parsed.width]) {
        const zone = tables.get(tableKey(parsed.width, prefixBits))?.get(networkOf(parsed, prefixBits))
        if (zone !== undefined) return zone
      }
      return undefined
    },
  })
}

function quote(text: string): string {
  return JSON.stringify(text.length > ZONE_LENGTH_MAX ? `${text.slice(0, ZONE_LENGTH_MAX)}…` : text)
}

/** Where a client may be. */
export interface ClientPlace {
  /** The zone that it says it is in. */
  readonly ownZone: string | undefined
  /** The address that it comes from. */
  readonly address: string
}

/**
 * The zone of a client: what it says of itself, else what the map says of its address.
 *
 * The client goes first because it knows: its address may be that of a proxy or a gateway, and whoever sets a zone on
 * one client means that client, while the map is for those that cannot be set.
 */
export function zoneOfClient({ ownZone, address }: ClientPlace, map: ZoneMap | undefined): string | undefined {
  return ownZone ?? map?.zoneOf(address)
}
