import { apiKeyName, type ApiKeyNumber } from './api-keys.ts'
import { CODECS, DATA_CODECS, type Codecs } from './generated/codecs.ts'
import type { ApiCodecs, MessageCodec } from './message-codec.ts'

/** What the request of an API decodes to. */
export type RequestOf<Key extends ApiKeyNumber> = ReturnType<Codecs[Key]['request']['decode']>

/** What the response of an API decodes to. */
export type ResponseOf<Key extends ApiKeyNumber> = ReturnType<Codecs[Key]['response']['decode']>

/** One API: its key, Kafka's name, and the codecs of its two messages. */
export interface Api extends ApiCodecs<MessageCodec<unknown>, MessageCodec<unknown>> {
  /** The API key. */
  readonly apiKey: ApiKeyNumber
  /** Kafka's name, `ListOffsets`. */
  readonly name: string
}

const BY_KEY: Readonly<Record<number, ApiCodecs<MessageCodec<unknown>, MessageCodec<unknown>>>> = { ...CODECS }

/** Every API that this package has codecs for, in order of keys. */
export const apis: readonly Api[] = /* @__PURE__ */ Object.entries(BY_KEY).map(([key, codecs]) => {
  const apiKey = Number(key) as ApiKeyNumber
  return { apiKey, name: apiKeyName(apiKey) ?? key, ...codecs }
})

/** Codecs of the formats without an API key: what consumers put into JoinGroup and SyncGroup, and control records. */
export const dataCodecs: readonly MessageCodec<unknown>[] = DATA_CODECS

/**
 * The codec of a request or response.
 *
 * @returns The codec's own type when the key is a literal; undefined for a number that is no key of a known API.
 */
export function codecFor<Key extends ApiKeyNumber, Kind extends 'request' | 'response'>(
  apiKey: Key,
  kind: Kind,
): Codecs[Key][Kind]
export function codecFor(apiKey: number, kind: 'request' | 'response'): MessageCodec<unknown> | undefined
export function codecFor(apiKey: number, kind: 'request' | 'response'): MessageCodec<unknown> | undefined {
  return BY_KEY[apiKey]?.[kind]
}
