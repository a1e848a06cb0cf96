import { ProtocolError } from './errors.ts'
import { API_NAMES, ApiKey, CLUSTER_ACTION, FLEXIBLE_FROM, UNSTABLE, VERSION_RANGES } from './generated/api-table.ts'

export { ApiKey }

/** Any API key that Kafka 4.3 answers to clients. */
export type ApiKeyNumber = (typeof ApiKey)[keyof typeof ApiKey]

/** The versions of one API. */
export interface ApiVersionRange {
  /** The API key. */
  readonly apiKey: number
  /** Lowest version. */
  readonly min: number
  /** Highest version. */
  readonly max: number
}

/** The stable versions that a Kafka 4.3 broker answers, in order of keys. Codecs also know older ones. */
export const kafkaVersionRanges: readonly ApiVersionRange[] = VERSION_RANGES

/** The last API key and version whose request header had no client id. */
const CONTROLLED_SHUTDOWN = 7

/** Kafka's name of an API, `ListOffsets`; undefined for a key that Kafka 4.3 does not answer. */
export function apiKeyName(apiKey: number): string | undefined {
  return API_NAMES.get(apiKey)
}

/**
 * The version past the newest stable one that Kafka 4.3 has the shape of and answers only when told to
 * (`unstable.api.versions.enable`); undefined for APIs that have none. Its codec knows it; its bytes may still change.
 */
export function unstableVersion(apiKey: number): number | undefined {
  return UNSTABLE.get(apiKey)
}

/**
 * Whether Kafka marks a request as one between brokers. Two that are marked come from admin clients as well:
 * DescribeQuorum and UpdateFeatures.
 */
export function isClusterAction(apiKey: number): boolean {
  return CLUSTER_ACTION.has(apiKey)
}

/**
 * Version of the header before a request.
 *
 * Known for versions past the newest, too: a broker must read the header of an ApiVersions request from the future.
 *
 * @throws {@link ProtocolError} `UNKNOWN_API_KEY`
 */
export function requestHeaderVersion(apiKey: number, version: number): 0 | 1 | 2 {
  if (apiKey === CONTROLLED_SHUTDOWN && version === 0) return 0
  return isFlexible(apiKey, version) ? 2 : 1
}

/**
 * Version of the header before a response.
 *
 * ApiVersions is always answered with version 0: a client that asked in a version the broker does not know must still find the error.
 *
 * @throws {@link ProtocolError} `UNKNOWN_API_KEY`
 */
export function responseHeaderVersion(apiKey: number, version: number): 0 | 1 {
  return apiKey !== ApiKey.API_VERSIONS && isFlexible(apiKey, version) ? 1 : 0
}

function isFlexible(apiKey: number, version: number): boolean {
  const from = FLEXIBLE_FROM.get(apiKey)
  if (from !== undefined) return version >= from
  if (API_NAMES.has(apiKey)) return false
  throw new ProtocolError('UNKNOWN_API_KEY', `no API has the key ${apiKey}`, { apiKey, version })
}
