import {
  type ApiKeyNumber,
  type ApiVersionRange,
  createFrameReader,
  type Encodable,
  ErrorCode,
  ProtocolError,
  type Records,
} from '@millrace/protocol'
import {
  codecFor,
  decodeResponseFrame,
  encodeRequestFrame,
  type RequestOf,
  type ResponseOf,
} from '@millrace/protocol/registry'
import { type Clock, deadline, DeadlineError } from '@millrace/runtime'
import { AGENT_VERSION } from '../version.ts'
import { ANSWER_BYTES_MAX } from './limits.ts'
import { type ByteStream, errorCodeOf } from './network.ts'
import type { CallFailure } from './steps.ts'

/** An answer, or why there is none. */
type CallOutcome<T> =
  | { readonly ok: true; readonly body: T; readonly apiVersion: number; readonly tookMs: number }
  | { readonly ok: false; readonly why: CallFailure; readonly error: string; readonly tookMs: number }

/** A connection that speaks Kafka's protocol, one request at a time. */
export interface KafkaSession {
  /** The address behind the stream. */
  readonly address: string
  /** Asks which APIs there are; remembers the answer for {@link KafkaSession.call}. */
  apiVersions(): Promise<CallOutcome<ResponseOf<18>>>
  /** Asks in the newest version that both sides know, `versionMax` being the newest wanted here. Never rejects but by the signal. */
  call<Key extends ApiKeyNumber>(
    apiKey: Key,
    versionMax: number,
    body: (apiVersion: number) => Encodable<RequestOf<Key>>,
  ): Promise<CallOutcome<ResponseOf<Key>>>
  close(): void
}

/** What a session needs from around it. */
export interface SessionWorld {
  readonly clock: Clock
  readonly clientId: string
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

const API_VERSIONS = 18
/** The newest version whose answers brokers without later KIPs can be expected to refuse in order. */
const API_VERSIONS_VERSION = 3
const HTTP_GREETING = 0x48545450
const TLS_ALERT = 0x1503
/** Characters of a foreign greeting that are shown. */
const GREETING_LENGTH_MAX = 24

/** Thrown inside of a call only. */
class CallError extends Error {
  readonly why: CallFailure
  constructor(why: CallFailure, message: string) {
    super(message)
    this.why = why
  }
}

/** A session on a stream, the stream being the session's from now on. */
export function createKafkaSession(stream: ByteStream, address: string, world: SessionWorld): KafkaSession {
  const frames = createFrameReader({ frameBytesMax: ANSWER_BYTES_MAX })
  let known: readonly ApiVersionRange[] = []
  let correlationId = 0
  let firstBytes: Uint8Array | undefined

  async function nextFrame(signal: AbortSignal): Promise<Records> {
    for (;;) {
      const chunk = await stream.read({ signal })
      if (chunk === undefined) throw new CallError('closed', 'closed')
      firstBytes ??= chunk
      try {
        const [frame] = frames.read(chunk)
        if (frame !== undefined) return frame
      } catch (error) {
        throw foreign(firstBytes, error)
      }
      // A greeting may be shorter than what it announces when read as a length.
      if (isForeign(firstBytes)) throw foreign(firstBytes)
    }
  }

  async function exchange<Key extends ApiKeyNumber>(
    apiKey: Key,
    apiVersion: number,
    body: Encodable<RequestOf<Key>>,
    signal: AbortSignal,
  ) {
    correlationId++
    const header = { requestApiVersion: apiVersion, correlationId, clientId: world.clientId }
    stream.write(encodeRequestFrame({ apiKey, header, body }))
    const chunks = await nextFrame(signal)
    const answer = decodeResponseFrame(chunks, { apiKey, apiVersion })
    if (answer.header.correlationId !== correlationId)
      throw new CallError('foreign', `an answer to request ${answer.header.correlationId}, not ${correlationId}`)
    return answer
  }

  /** Runs one exchange under the step's limit and turns what it throws into data. */
  async function bounded<Key extends ApiKeyNumber>(
    apiKey: Key,
    apiVersion: number,
    body: Encodable<RequestOf<Key>>,
  ): Promise<CallOutcome<ResponseOf<Key>>> {
    const startedAtMs = world.clock.monotonicMs()
    const limit = deadline(world.clock, world.timeoutMs, world.signal)
    const tookMs = () => world.clock.monotonicMs() - startedAtMs
    try {
      const answer = await exchange(apiKey, apiVersion, body, limit.signal)
      return { ok: true, body: answer.body as ResponseOf<Key>, apiVersion: answer.apiVersion, tookMs: tookMs() }
    } catch (error) {
      world.signal.throwIfAborted()
      stream.close()
      return { ok: false, ...failureOf(error), tookMs: tookMs() }
    } finally {
      limit.cancel()
    }
  }

  function versionFor(apiKey: number, versionMax: number): number | undefined {
    const range = known.find((one) => one.apiKey === apiKey)
    const codec = codecFor(apiKey, 'request')
    if (range === undefined || codec === undefined) return undefined
    const version = Math.min(range.max, codec.versionMax, versionMax)
    return version >= Math.max(range.min, codec.versionMin) ? version : undefined
  }

  return {
    address,
    async apiVersions() {
      const software = { clientSoftwareName: 'millrace-doctor', clientSoftwareVersion: AGENT_VERSION }
      let outcome = await bounded(API_VERSIONS, API_VERSIONS_VERSION, software)
      if (outcome.ok && outcome.body.errorCode === ErrorCode.UNSUPPORTED_VERSION)
        outcome = await bounded(API_VERSIONS, 0, {})
      if (outcome.ok)
        known = outcome.body.apiKeys.map(({ apiKey, minVersion, maxVersion }) => ({
          apiKey,
          min: minVersion,
          max: maxVersion,
        }))
      return outcome
    },
    async call(apiKey, versionMax, body) {
      const version = versionFor(apiKey, versionMax)
      if (version !== undefined) return bounded(apiKey, version, body(version))
      const error = `no version of API ${apiKey} is known to both sides`
      return { ok: false, why: 'unsupported', error, tookMs: 0 }
    },
    close: () => stream.close(),
  }
}

function failureOf(error: unknown): { readonly why: CallFailure; readonly error: string } {
  if (error instanceof CallError) return { why: error.why, error: error.message }
  if (error instanceof DeadlineError) return { why: 'timeout', error: 'timeout' }
  if (ProtocolError.is(error)) return { why: 'malformed', error: error.code }
  return { why: 'closed', error: errorCodeOf(error) }
}

function lengthOf(bytes: Uint8Array): number | undefined {
  return bytes.length < 4 ? undefined : new DataView(bytes.buffer, bytes.byteOffset).getInt32(0)
}

function isForeign(bytes: Uint8Array): boolean {
  const first = lengthOf(bytes) ?? 0
  return first === HTTP_GREETING || first >>> 16 === TLS_ALERT
}

/** What bytes that are no Kafka frame look like. */
function foreign(bytes: Uint8Array, cause?: unknown): CallError {
  const first = lengthOf(bytes) ?? 0
  if (first === HTTP_GREETING) return new CallError('http', 'HTTP')
  if (first >>> 16 === TLS_ALERT) return new CallError('tls-alert', 'a TLS alert')
  const isPrintable = bytes.subarray(0, 4).every((byte) => byte >= 0x20 && byte < 0x7f)
  if (!isPrintable && ProtocolError.is(cause) && cause.code === 'LIMIT_EXCEEDED')
    return new CallError('too-large', `an answer of more than ${ANSWER_BYTES_MAX} bytes`)
  const shown = [...bytes.subarray(0, GREETING_LENGTH_MAX)]
    .map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'))
    .join('')
  return new CallError('foreign', `bytes that are not Kafka's: ${shown}`)
}
