import type { Endpoint } from './address.ts'
import { parseProxyHeader } from './proxy-header.ts'

/** What a connection has to begin with. */
export interface ExpectedGreeting {
  /** A header of the PROXY protocol. */
  readonly isProxied: boolean
  /** TLS, after that. */
  readonly isTls: boolean
  /** The longest header that is accepted. */
  readonly headerBytesMax: number
}

/** What a connection may wait for before its first request. */
export type GreetingPart = 'proxy-header' | 'tls'

/** What the first bytes of a connection come to. */
export type GreetingStep = (
  | {
      /** Not enough yet. */
      readonly kind: 'need-bytes'
      /** What has to come. */
      readonly part: GreetingPart
    }
  | {
      /** What comes before TLS, or before Kafka, is there. */
      readonly kind: 'ready'
      /** How much of it is no part of what follows. */
      readonly headerBytes: number
    }
  | {
      /** It is none that is spoken here. */
      readonly kind: 'refused'
      /** In which part. */
      readonly part: GreetingPart
      /** Why. */
      readonly reason: string
    }
) & {
  /** Where a proxy has said that the client is; null when none has. */
  readonly source: Endpoint | null
}

/** A TLS record that carries a handshake: no other begins a connection. */
const TLS_HANDSHAKE = 0x16

/** Looks at all bytes that have arrived on a connection. Total, and the same however they were cut into pieces. */
export function readGreeting(bytes: Uint8Array, expected: ExpectedGreeting): GreetingStep {
  let headerBytes = 0
  let source: Endpoint | null = null
  if (expected.isProxied) {
    const step = parseProxyHeader(bytes, expected.headerBytesMax)
    if (step.kind !== 'header') return { ...step, part: 'proxy-header', source: null }
    headerBytes = step.headerBytes
    source = step.source
  }
  if (expected.isTls) {
    if (bytes.length === headerBytes) return { kind: 'need-bytes', part: 'tls', source }
    if (bytes[headerBytes] !== TLS_HANDSHAKE)
      return { kind: 'refused', part: 'tls', reason: 'peer speaks plaintext where TLS is spoken', source }
  }
  return { kind: 'ready', headerBytes, source }
}
