import { readFileSync } from 'node:fs'
import { metadataRequest, metadataResponse } from '@millrace/protocol/messages'
import { type ByteBudget, createByteBudget, type Logger, noopLogger } from '@millrace/runtime'
import { afterEach } from 'vitest'
import { createManualClock, type ManualClock } from './manual-clock.ts'
import { defineHandler } from '../src/handler.ts'
import type { BoundListener, ListenerOptions } from '../src/listener.ts'
import type { ServerOptions } from '../src/options.ts'
import { createKafkaServer, type KafkaServer } from '../src/server.ts'
import {
  type MetadataRequest,
  type MetadataResponse,
  metadataFrame,
  type RawClient,
  readMetadata,
} from './kafka-client.ts'

/** A certificate of the test authority, with its key. */
export const certificateOf = (name: 'first' | 'second') => ({ cert: pem(name), key: pem(`${name}-key`) })
/** What clients know. */
export const AUTHORITY = pem('authority')

function pem(name: string): string {
  return readFileSync(new URL(`certificates/${name}.pem`, import.meta.url), 'utf8')
}

/** What a server has said. */
export interface Refusal {
  readonly reason: string
  readonly remoteAddress: string
  readonly proxyAddress?: string
}

/** A server under test. */
export interface Started {
  readonly server: KafkaServer
  readonly clock: ManualClock
  readonly refusals: Refusal[]
  readonly budget: ByteBudget
  readonly listener: BoundListener
  readonly port: number
}

/** What a handler sees of its connection. */
export interface Seen {
  readonly remoteAddress: string
  readonly remotePort: number
  readonly proxyAddress?: string
  readonly isEncrypted: boolean
  readonly listener: string
}

const servers: KafkaServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close({ signal: AbortSignal.abort() })))
})

/** Starts a server whose answer to Metadata is what the handler sees of the connection, as often as the topic's name is long. */
export async function startListener(listener: Partial<ListenerOptions>, options: ServerOptions = {}): Promise<Started> {
  const clock = createManualClock()
  const refusals: Refusal[] = []
  const logger: Logger = {
    ...noopLogger,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- What this event has.
    warn: (event, fields) => void (event === 'connection.refused' && refusals.push(fields as unknown as Refusal)),
  }
  const handler = defineHandler<MetadataRequest, MetadataResponse>({
    request: metadataRequest,
    response: metadataResponse,
    versionMin: 0,
    versionMax: 12,
    handle(request, { connection }) {
      const { remoteAddress, remotePort, proxyAddress, isEncrypted, listener: listenerName } = connection
      const name = JSON.stringify({ remoteAddress, remotePort, proxyAddress, isEncrypted, listener: listenerName })
      return { response: Promise.resolve({ topics: Array.from(request.topics![0]!.name!, () => ({ name })) }) }
    },
    errorResponse: () => null,
  })
  const budget = createByteBudget(1_000_000)
  const collaborators = { handlers: [handler], budget, clock, logger }
  const server = createKafkaServer(collaborators, { frameBytesMax: 100_000, ...options })
  servers.push(server)
  const [bound] = await server.start([{ name: 'kafka', host: '127.0.0.1', port: 0, ...listener }])
  return { server, clock, refusals, budget, listener: bound!, port: bound!.port }
}

/** Asks once; what the handler saw. */
export async function ask(client: RawClient): Promise<Seen> {
  client.socket.write(metadataFrame('x', 1))
  return answerOf(client)
}

/** The next answer; what the handler saw. */
export async function answerOf(client: RawClient): Promise<Seen> {
  const { response } = readMetadata(await client.nextFrame())
  const seen: Seen = JSON.parse(response.topics[0]?.name ?? '')
  return seen
}
