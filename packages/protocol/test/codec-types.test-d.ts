import { expectTypeOf } from 'vitest'
import { ApiKey, type ApiKeyNumber, type Int64, type MessageCodec } from '../src/index.ts'
import {
  fetchRequest,
  type FetchRequest,
  type FetchResponse,
  type ApiVersionsRequest,
} from '../src/generated/messages.ts'
import { codecFor, decodeRequestFrame, decodeResponseFrame, type Codecs } from '../src/registry.ts'

// Key, kind and versions are literals.
expectTypeOf(fetchRequest.apiKey).toEqualTypeOf<1>()
expectTypeOf(fetchRequest.kind).toEqualTypeOf<'request'>()
expectTypeOf(fetchRequest.name).toEqualTypeOf<'FetchRequest'>()
expectTypeOf(fetchRequest.versionMin).toEqualTypeOf<0>()
expectTypeOf(fetchRequest.versionMax).toEqualTypeOf<18>()
expectTypeOf(fetchRequest).toExtend<MessageCodec<FetchRequest>>()
expectTypeOf(fetchRequest).toExtend<MessageCodec<unknown>>()

// Decoding gives every field, encoding takes any of them, at every depth.
expectTypeOf<FetchRequest['maxBytes']>().toEqualTypeOf<number>()
expectTypeOf<FetchRequest['topics'][number]['partitions'][number]['fetchOffset']>().toEqualTypeOf<Int64>()
expectTypeOf(fetchRequest.encode).parameter(1).toExtend<object>()
expectTypeOf<{ topics: [{ partitions: [{ fetchOffset: 1n }] }] }>().toExtend<
  Parameters<typeof fetchRequest.encode>[1]
>()
expectTypeOf<{ topics: 'orders' }>().not.toExtend<Parameters<typeof fetchRequest.encode>[1]>()

declare const anyKey: number

// The registry gives the codec of a literal key, and says so when the key is any number.
expectTypeOf(codecFor(ApiKey.FETCH, 'request')).toEqualTypeOf<typeof fetchRequest>()
expectTypeOf(codecFor(anyKey, 'request')).toEqualTypeOf<MessageCodec<unknown> | undefined>()
expectTypeOf<keyof Codecs>().toEqualTypeOf<ApiKeyNumber>()

// Frames are told apart by their key.
declare const chunks: readonly Uint8Array[]
const frame = decodeRequestFrame(chunks)
if (frame.apiKey === ApiKey.FETCH) expectTypeOf(frame.body).toEqualTypeOf<FetchRequest>()
if (frame.name === 'FetchRequest') expectTypeOf(frame.body).toEqualTypeOf<FetchRequest>()
if (frame.apiKey === ApiKey.API_VERSIONS) expectTypeOf(frame.body).toEqualTypeOf<ApiVersionsRequest | null>()
expectTypeOf(decodeResponseFrame(chunks, { apiKey: ApiKey.FETCH, apiVersion: 12 }).body).toEqualTypeOf<FetchResponse>()
const answer = decodeResponseFrame(chunks, { apiKey: anyKey, apiVersion: 12 })
if (answer.apiKey === ApiKey.FETCH) expectTypeOf(answer.body).toEqualTypeOf<FetchResponse>()
