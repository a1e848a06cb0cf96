import { describe, expect, it } from 'vitest'
import { createReader, createWriter, decodeRequestHeader } from '../src/index.ts'
import { apiVersionsRequest, apiVersionsResponse, metadataRequest, produceRequest } from '../src/generated/messages.ts'

const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.split(/\s+/).filter(Boolean), (byte) => Number.parseInt(byte, 16))
const joined = (chunks: readonly Uint8Array[]): number[] => chunks.flatMap((chunk) => [...chunk])

describe('ApiVersions, byte by byte', () => {
  it('a version 0 request is a header and nothing else', () => {
    const reader = createReader([hex('00 12 00 00 00 00 00 07 00 03 6b 63 61')])
    expect(decodeRequestHeader(reader)).toEqual({
      requestApiKey: 18,
      requestApiVersion: 0,
      correlationId: 7,
      clientId: 'kca',
      unknownTaggedFields: [],
    })
    expect(apiVersionsRequest.decode(reader, 0)).toEqual({
      clientSoftwareName: '',
      clientSoftwareVersion: '',
      unknownTaggedFields: [],
    })
    reader.expectEnd()
  })

  it('a version 3 request has a flexible header whose client id is not compact, and compact strings in its body', () => {
    const bytes = hex('00 12 00 03 00 00 00 01 00 01 63 00  02 61 04 31 2e 30 00')
    const reader = createReader([bytes])
    expect(decodeRequestHeader(reader)).toMatchObject({ requestApiVersion: 3, clientId: 'c' })
    expect(apiVersionsRequest.decode(reader, 3)).toMatchObject({
      clientSoftwareName: 'a',
      clientSoftwareVersion: '1.0',
    })
    reader.expectEnd()
  })

  it('a version 0 response has plain lengths and no throttle time', () => {
    const writer = createWriter()
    apiVersionsResponse.encode(writer, { errorCode: 35, apiKeys: [{ apiKey: 18, minVersion: 0, maxVersion: 4 }] }, 0)
    expect(joined(writer.finish())).toEqual([...hex('00 23 00 00 00 01 00 12 00 00 00 04')])
  })

  it('a version 3 response counts its keys plus one and tags what is set beyond them', () => {
    const writer = createWriter()
    const value = {
      apiKeys: [{ apiKey: 0, minVersion: 0, maxVersion: 13 }],
      throttleTimeMs: 5,
      finalizedFeaturesEpoch: 1,
      finalizedFeatures: [{ name: 'f', maxVersionLevel: 2, minVersionLevel: 1 }],
    }
    apiVersionsResponse.encode(writer, value, 3)
    const expected = hex(`
      00 00  02  00 00 00 00 00 0d 00  00 00 00 05
      02
      01 08  00 00 00 00 00 00 00 01
      02 08  02  02 66  00 02  00 01  00
    `)
    expect(joined(writer.finish())).toEqual([...expected])
  })
})

describe('other messages, byte by byte', () => {
  it('metadata version 1 asks for all topics with null, version 0 with an empty list', () => {
    const writer = createWriter()
    metadataRequest.encode(writer, { topics: null }, 1)
    expect(joined(writer.finish())).toEqual([...hex('ff ff ff ff')])
    expect(() => metadataRequest.encode(writer, { topics: null }, 0)).toThrow(/null/)
  })

  it('produce version 9 carries records behind a compact length, untouched', () => {
    const records = hex('01 02 03')
    const writer = createWriter()
    const value = { acks: -1, timeoutMs: 1000, topicData: [{ name: 't', partitionData: [{ index: 2, records }] }] }
    produceRequest.encode(writer, value, 9)
    const chunks = writer.finish()
    expect(chunks[1]).toBe(records)
    expect(joined(chunks)).toEqual([...hex('00 ff ff 00 00 03 e8 02 02 74 02 00 00 00 02 04 01 02 03 00 00 00')])
    const decoded = produceRequest.decode(createReader(chunks), 9)
    expect(decoded.topicData[0]?.partitionData[0]?.records).toEqual([records])
  })
})
