import { connect, type Socket } from 'node:net'
import {
  createReader,
  createWriter,
  decodeResponseHeader,
  encodeRequestHeader,
  responseHeaderVersion,
} from '@millrace/protocol'
import {
  type MetadataRequest,
  type MetadataResponse,
  metadataRequest,
  metadataResponse,
} from '@millrace/protocol/messages'

/** A raw client: writes what it is told and cuts the answers into frames. */
export interface RawClient {
  readonly socket: Socket
  /** Resolves with the next frame's body; rejects when the connection ends first. */
  nextFrame(): Promise<Buffer>
  /** Resolves when the server has closed the connection. */
  readonly ended: Promise<void>
}

/** Connects to a server on this machine. */
export async function connectRaw(port: number, host = '127.0.0.1'): Promise<RawClient> {
  const socket = connect({ port, host })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return clientOn(socket)
}

/** A client on a socket that is connected. */
export function clientOn(socket: Socket): RawClient {
  let buffered: Buffer = Buffer.alloc(0)
  let isOver = false
  const waiters: { resolve: (frame: Buffer) => void; reject: (error: Error) => void }[] = []
  const pump = () => {
    while (waiters.length > 0 && buffered.length >= 4 && buffered.length >= 4 + buffered.readInt32BE(0)) {
      const end = 4 + buffered.readInt32BE(0)
      waiters.shift()!.resolve(buffered.subarray(4, end))
      buffered = buffered.subarray(end)
    }
    if (isOver) for (const waiter of waiters.splice(0)) waiter.reject(new Error('the connection ended'))
  }
  socket.on('data', (chunk: Buffer) => {
    buffered = Buffer.concat([buffered, chunk])
    pump()
  })
  socket.on('error', () => {})
  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => {
      isOver = true
      pump()
      resolve()
    })
  })
  return {
    socket,
    ended,
    nextFrame: () =>
      new Promise((resolve, reject) => {
        waiters.push({ resolve, reject })
        pump()
      }),
  }
}

/** The bytes of a frame around a Metadata request for one topic. */
export function metadataFrame(topic: string, correlationId: number, apiVersion = 1): Buffer {
  const writer = createWriter()
  writer.startFrame()
  encodeRequestHeader(writer, {
    requestApiKey: metadataRequest.apiKey,
    requestApiVersion: apiVersion,
    correlationId,
    clientId: 'test',
  })
  metadataRequest.encode(writer, { topics: [{ name: topic }] }, apiVersion)
  return Buffer.concat(writer.finish())
}

/** Reads a Metadata response. */
export function readMetadata(frame: Buffer, apiVersion = 1): { correlationId: number; response: MetadataResponse } {
  const reader = createReader([frame])
  const { correlationId } = decodeResponseHeader(reader, responseHeaderVersion(metadataRequest.apiKey, apiVersion))
  const response = metadataResponse.decode(reader, apiVersion)
  reader.expectEnd()
  return { correlationId, response }
}

export type { MetadataRequest, MetadataResponse }
