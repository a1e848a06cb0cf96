import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import {
  createReader,
  createWriter,
  decodeResponseHeader,
  type Encodable,
  encodeRecordBatch,
  encodeRequestHeader,
  type MessageCodec,
  responseHeaderVersion,
} from '@millrace/protocol'
import {
  createTopicsRequest,
  createTopicsResponse,
  type FetchResponse,
  fetchRequest,
  fetchResponse,
  metadataRequest,
  metadataResponse,
  produceRequest,
  produceResponse,
} from '@millrace/protocol/messages'
import type { Agent, AgentOptions } from '../src/index.ts'
import { createAgent } from '../src/index.ts'

/** Speaks the protocol over TCP, one request at a time unless told otherwise. */
export interface AgentClient {
  /** Sends a request and decodes its response, which must have exactly the length of its frame. */
  call<Request, Response>(
    codecs: readonly [MessageCodec<Request>, MessageCodec<Response>],
    apiVersion: number,
    request: Encodable<Request>,
  ): Promise<Response>
  /** Sends a request without waiting. */
  send<Request>(codec: MessageCodec<Request>, apiVersion: number, request: Encodable<Request>): void
  /** Resolves when the agent has closed the connection. */
  readonly ended: Promise<void>
  close(): void
}

/** How a client comes in. */
interface ComingIn {
  readonly clientId?: string | undefined
  /** What is sent before anything else: the header of a proxy. */
  readonly preamble?: Uint8Array | undefined
  /** The CA's certificate, for TLS. */
  readonly ca?: Buffer | undefined
}

/** Connects to an agent on this machine. */
export async function connectClient(port: number, comingIn: ComingIn = {}): Promise<AgentClient> {
  const { clientId = 'test', preamble, ca } = comingIn
  const address = { port, host: '127.0.0.1' }
  const socket = ca === undefined ? connect(address) : connectTls({ ...address, ca, servername: 'localhost' })
  const event = ca === undefined ? 'connect' : 'secureConnect'
  await new Promise<void>((resolve, reject) => socket.once(event, resolve).once('error', reject))
  if (preamble !== undefined) socket.write(preamble)
  let buffered: Buffer = Buffer.alloc(0)
  let correlationId = 0
  const waiting = new Map<number, { resolve: (frame: Buffer) => void; reject: (error: Error) => void }>()
  socket.on('data', (chunk: Buffer) => {
    buffered = Buffer.concat([buffered, chunk])
    while (buffered.length >= 4 && buffered.length >= 4 + buffered.readInt32BE(0)) {
      const end = 4 + buffered.readInt32BE(0)
      const frame = buffered.subarray(4, end)
      waiting.get(frame.readInt32BE(0))?.resolve(frame)
      waiting.delete(frame.readInt32BE(0))
      buffered = buffered.subarray(end)
    }
  })
  socket.on('error', () => {})
  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => {
      for (const { reject } of waiting.values()) reject(new Error('the connection ended'))
      resolve()
    })
  })
  function send<Request>(codec: MessageCodec<Request>, apiVersion: number, request: Encodable<Request>): number {
    correlationId++
    const writer = createWriter()
    writer.startFrame()
    encodeRequestHeader(writer, { requestApiKey: codec.apiKey, requestApiVersion: apiVersion, correlationId, clientId })
    codec.encode(writer, request, apiVersion)
    socket.write(Buffer.concat(writer.finish()))
    return correlationId
  }
  return {
    ended,
    close: () => socket.destroy(),
    send,
    async call([requestCodec, responseCodec], apiVersion, request) {
      const id = send(requestCodec, apiVersion, request)
      const frame = await new Promise<Buffer>((resolve, reject) => waiting.set(id, { resolve, reject }))
      const reader = createReader([frame])
      decodeResponseHeader(reader, responseHeaderVersion(requestCodec.apiKey, apiVersion))
      const response = responseCodec.decode(reader, apiVersion)
      reader.expectEnd()
      return response
    },
  }
}

const opened: { agents: Agent[]; clients: AgentClient[] } = { agents: [], clients: [] }

/** An agent in memory and a client of it. */
export async function startAgent(options: AgentOptions = {}): Promise<{ agent: Agent; client: AgentClient }> {
  const agent = await createAgent(options)
  opened.agents.push(agent)
  return { agent, client: await newClient(agent) }
}

/** One more client of an agent. */
export async function newClient(agent: Agent, clientId?: string): Promise<AgentClient> {
  const client = await connectClient(agent.port, { clientId })
  opened.clients.push(client)
  return client
}

/** Closes everything that {@link startAgent} opened. */
export async function closeAll(): Promise<void> {
  for (const client of opened.clients.splice(0)) client.close()
  await Promise.all(opened.agents.splice(0).map((agent) => agent.close()))
}

/** Creates a topic and returns its id. */
export async function createTopic(
  client: AgentClient,
  name: string,
  { partitions = 1, configs = {} }: { partitions?: number; configs?: Record<string, string> } = {},
): Promise<string> {
  const { topics } = await client.call([createTopicsRequest, createTopicsResponse], 7, {
    topics: [
      {
        name,
        numPartitions: partitions,
        replicationFactor: -1,
        configs: Object.entries(configs).map(([key, value]) => ({ name: key, value })),
      },
    ],
  })
  if (topics[0]!.errorCode !== 0) throw new Error(`topic ${name}: error ${topics[0]!.errorCode}`)
  return topics[0]!.topicId
}

/** A record batch of values. */
export function batchOf(values: readonly string[], options: Parameters<typeof encodeRecordBatch>[1] = {}): Uint8Array {
  const timestamp = Date.now()
  return encodeRecordBatch(
    values.map((value) => ({ value, timestamp })),
    options,
  )
}

/** Produces one batch to partition 0 and returns the partition's response. */
export async function produce(
  client: AgentClient,
  topic: string,
  records: Uint8Array | null,
  { partition = 0, acks = -1, timeoutMs = 30_000, apiVersion = 9 } = {},
) {
  const { responses } = await client.call([produceRequest, produceResponse], apiVersion, {
    acks,
    timeoutMs,
    topicData: [{ name: topic, partitionData: [{ index: partition, records }] }],
  })
  return responses[0]!.partitionResponses[0]!
}

/** Fetches one partition and returns the response's part of it. */
export async function fetch(
  client: AgentClient,
  topic: string,
  fetchOffset: number | bigint,
  {
    partition = 0,
    maxWaitMs = 0,
    minBytes = 1,
    maxBytes = 10_000_000,
    partitionMaxBytes = 1_000_000,
    apiVersion = 12,
  } = {},
): Promise<FetchResponse['responses'][number]['partitions'][number]> {
  const response = await client.call([fetchRequest, fetchResponse], apiVersion, {
    maxWaitMs,
    minBytes,
    maxBytes,
    sessionEpoch: apiVersion >= 7 ? -1 : undefined,
    topics: [{ topic, partitions: [{ partition, fetchOffset, partitionMaxBytes }] }],
  })
  return response.responses[0]!.partitions[0]!
}

/** Asks for metadata of topics by name. */
export function metadata(client: AgentClient, names: readonly string[] | null, apiVersion = 12) {
  return client.call([metadataRequest, metadataResponse], apiVersion, {
    topics: names === null ? null : names.map((name) => ({ name })),
  })
}
