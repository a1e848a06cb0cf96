// Generated from schema/messages/ApiVersionsResponse.json by `npm run generate`. Do not edit.
import { type Int64 } from '../int64.ts'
import { isInt64, messageCodec, rejectTaggedFields, rejectUnlessDefault, type MessageCodec } from '../message-codec.ts'
import type { Reader } from '../reader.ts'
import { NO_ITEMS, NO_TAGGED_FIELDS, type Encodable, type UnknownTaggedField } from '../values.ts'
import type { Writer } from '../writer.ts'

/** Kafka's ApiVersionsResponse. Versions 0 to 4. */
export interface ApiVersionsResponse {
  /** `int16`. */
  readonly errorCode: number
  /** `[]ApiVersion`. */
  readonly apiKeys: readonly ApiVersionsResponseApiVersion[]
  /** `int32`, since version 1, dropped silently where a version lacks it. */
  readonly throttleTimeMs: number
  /** `[]SupportedFeatureKey`, since version 3, tag 0, dropped silently where a version lacks it. */
  readonly supportedFeatures: readonly ApiVersionsResponseSupportedFeatureKey[]
  /** `int64`, since version 3, tag 1, by default -1, dropped silently where a version lacks it. */
  readonly finalizedFeaturesEpoch: Int64
  /** `[]FinalizedFeatureKey`, since version 3, tag 2, dropped silently where a version lacks it. */
  readonly finalizedFeatures: readonly ApiVersionsResponseFinalizedFeatureKey[]
  /** `bool`, since version 3, tag 3, dropped silently where a version lacks it. */
  readonly zkMigrationReady: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ApiVersionsResponse}. */
export interface ApiVersionsResponseApiVersion {
  /** `int16`. */
  readonly apiKey: number
  /** `int16`. */
  readonly minVersion: number
  /** `int16`. */
  readonly maxVersion: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ApiVersionsResponse}. */
export interface ApiVersionsResponseSupportedFeatureKey {
  /** `string`, since version 3. */
  readonly name: string
  /** `int16`, since version 3. */
  readonly minVersion: number
  /** `int16`, since version 3. */
  readonly maxVersion: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ApiVersionsResponse}. */
export interface ApiVersionsResponseFinalizedFeatureKey {
  /** `string`, since version 3. */
  readonly name: string
  /** `int16`, since version 3. */
  readonly maxVersionLevel: number
  /** `int16`, since version 3. */
  readonly minVersionLevel: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readApiVersion(reader: Reader, version: number): ApiVersionsResponseApiVersion {
  const flexible = version >= 3
  const apiKey = reader.readInt16()
  const minVersion = reader.readInt16()
  const maxVersion = reader.readInt16()
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { apiKey, minVersion, maxVersion, unknownTaggedFields }
}

function writeApiVersion(writer: Writer, value: Encodable<ApiVersionsResponseApiVersion>, version: number): void {
  const flexible = version >= 3
  writer.writeInt16(value.apiKey)
  writer.writeInt16(value.minVersion)
  writer.writeInt16(value.maxVersion)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readApiVersionList(reader: Reader, version: number): ApiVersionsResponseApiVersion[] {
  const count = reader.readArrayLength(version >= 3, 6)
  const items: ApiVersionsResponseApiVersion[] = []
  for (let left = count; left > 0; left--) items.push(readApiVersion(reader, version))
  return items
}

function writeApiVersionList(writer: Writer, items: readonly Encodable<ApiVersionsResponseApiVersion>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeApiVersion(writer, items[index]!, version)
}

function readSupportedFeatureKey(reader: Reader, version: number): ApiVersionsResponseSupportedFeatureKey {
  const flexible = version >= 3
  const name = version >= 3 ? reader.readString(true) : ''
  const minVersion = version >= 3 ? reader.readInt16() : 0
  const maxVersion = version >= 3 ? reader.readInt16() : 0
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { name, minVersion, maxVersion, unknownTaggedFields }
}

function writeSupportedFeatureKey(writer: Writer, value: Encodable<ApiVersionsResponseSupportedFeatureKey>, version: number): void {
  const flexible = version >= 3
  if (version >= 3) {
    writer.writeString(value.name, true)
  }
  else rejectUnlessDefault(value.name, '', 'name')
  if (version >= 3) {
    writer.writeInt16(value.minVersion)
  }
  else rejectUnlessDefault(value.minVersion, 0, 'minVersion')
  if (version >= 3) {
    writer.writeInt16(value.maxVersion)
  }
  else rejectUnlessDefault(value.maxVersion, 0, 'maxVersion')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readSupportedFeatureKeyList(reader: Reader, version: number): ApiVersionsResponseSupportedFeatureKey[] {
  const count = reader.readArrayLength(version >= 3, 6)
  const items: ApiVersionsResponseSupportedFeatureKey[] = []
  for (let left = count; left > 0; left--) items.push(readSupportedFeatureKey(reader, version))
  return items
}

function writeSupportedFeatureKeyList(writer: Writer, items: readonly Encodable<ApiVersionsResponseSupportedFeatureKey>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeSupportedFeatureKey(writer, items[index]!, version)
}

function readFinalizedFeatureKey(reader: Reader, version: number): ApiVersionsResponseFinalizedFeatureKey {
  const flexible = version >= 3
  const name = version >= 3 ? reader.readString(true) : ''
  const maxVersionLevel = version >= 3 ? reader.readInt16() : 0
  const minVersionLevel = version >= 3 ? reader.readInt16() : 0
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { name, maxVersionLevel, minVersionLevel, unknownTaggedFields }
}

function writeFinalizedFeatureKey(writer: Writer, value: Encodable<ApiVersionsResponseFinalizedFeatureKey>, version: number): void {
  const flexible = version >= 3
  if (version >= 3) {
    writer.writeString(value.name, true)
  }
  else rejectUnlessDefault(value.name, '', 'name')
  if (version >= 3) {
    writer.writeInt16(value.maxVersionLevel)
  }
  else rejectUnlessDefault(value.maxVersionLevel, 0, 'maxVersionLevel')
  if (version >= 3) {
    writer.writeInt16(value.minVersionLevel)
  }
  else rejectUnlessDefault(value.minVersionLevel, 0, 'minVersionLevel')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readFinalizedFeatureKeyList(reader: Reader, version: number): ApiVersionsResponseFinalizedFeatureKey[] {
  const count = reader.readArrayLength(version >= 3, 6)
  const items: ApiVersionsResponseFinalizedFeatureKey[] = []
  for (let left = count; left > 0; left--) items.push(readFinalizedFeatureKey(reader, version))
  return items
}

function writeFinalizedFeatureKeyList(writer: Writer, items: readonly Encodable<ApiVersionsResponseFinalizedFeatureKey>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeFinalizedFeatureKey(writer, items[index]!, version)
}

function readApiVersionsResponse(reader: Reader, version: number): ApiVersionsResponse {
  const flexible = version >= 3
  const errorCode = reader.readInt16()
  const apiKeys = readApiVersionList(reader, version)
  const throttleTimeMs = version >= 1 ? reader.readInt32() : 0
  let supportedFeatures: readonly ApiVersionsResponseSupportedFeatureKey[] = NO_ITEMS
  let finalizedFeaturesEpoch: Int64 = -1
  let finalizedFeatures: readonly ApiVersionsResponseFinalizedFeatureKey[] = NO_ITEMS
  let zkMigrationReady: boolean = false
  let unknownTaggedFields: UnknownTaggedField[] = NO_TAGGED_FIELDS
  for (let left = flexible ? reader.readTaggedFieldCount() : 0; left > 0; left--) {
    const tag = reader.readVaruint()
    if (tag === 0) {
      const rest = reader.beginTaggedField()
      supportedFeatures = readSupportedFeatureKeyList(reader, version)
      reader.endTaggedField(rest)
    }
    else if (tag === 1) {
      const rest = reader.beginTaggedField()
      finalizedFeaturesEpoch = reader.readInt64()
      reader.endTaggedField(rest)
    }
    else if (tag === 2) {
      const rest = reader.beginTaggedField()
      finalizedFeatures = readFinalizedFeatureKeyList(reader, version)
      reader.endTaggedField(rest)
    }
    else if (tag === 3) {
      const rest = reader.beginTaggedField()
      zkMigrationReady = reader.readBoolean()
      reader.endTaggedField(rest)
    }
    else unknownTaggedFields = reader.readUnknownTaggedField(unknownTaggedFields, tag)
  }
  return { errorCode, apiKeys, throttleTimeMs, supportedFeatures, finalizedFeaturesEpoch, finalizedFeatures, zkMigrationReady, unknownTaggedFields }
}

function writeApiVersionsResponse(writer: Writer, value: Encodable<ApiVersionsResponse>, version: number): void {
  const flexible = version >= 3
  writer.writeInt16(value.errorCode)
  writeApiVersionList(writer, value.apiKeys === undefined ? NO_ITEMS : value.apiKeys, version)
  if (version >= 1) {
    writer.writeInt32(value.throttleTimeMs)
  }
  if (flexible) {
    const unknown = value.unknownTaggedFields ?? NO_TAGGED_FIELDS
    const has_supportedFeatures = value.supportedFeatures !== undefined && value.supportedFeatures.length > 0
    const has_finalizedFeaturesEpoch = !isInt64(value.finalizedFeaturesEpoch, -1)
    const has_finalizedFeatures = value.finalizedFeatures !== undefined && value.finalizedFeatures.length > 0
    const has_zkMigrationReady = value.zkMigrationReady !== undefined && value.zkMigrationReady !== false
    writer.writeVaruint(unknown.length + (has_supportedFeatures ? 1 : 0) + (has_finalizedFeaturesEpoch ? 1 : 0) + (has_finalizedFeatures ? 1 : 0) + (has_zkMigrationReady ? 1 : 0))
    let next = 0
    if (has_supportedFeatures) {
      next = writer.writeUnknownTaggedFields(unknown, next, 0)
      const begin = writer.beginTaggedField(0)
      writeSupportedFeatureKeyList(writer, value.supportedFeatures === undefined ? NO_ITEMS : value.supportedFeatures, version)
      writer.endTaggedField(begin)
    }
    if (has_finalizedFeaturesEpoch) {
      next = writer.writeUnknownTaggedFields(unknown, next, 1)
      const begin = writer.beginTaggedField(1)
      writer.writeInt64(value.finalizedFeaturesEpoch === undefined ? -1 : value.finalizedFeaturesEpoch)
      writer.endTaggedField(begin)
    }
    if (has_finalizedFeatures) {
      next = writer.writeUnknownTaggedFields(unknown, next, 2)
      const begin = writer.beginTaggedField(2)
      writeFinalizedFeatureKeyList(writer, value.finalizedFeatures === undefined ? NO_ITEMS : value.finalizedFeatures, version)
      writer.endTaggedField(begin)
    }
    if (has_zkMigrationReady) {
      next = writer.writeUnknownTaggedFields(unknown, next, 3)
      const begin = writer.beginTaggedField(3)
      writer.writeBoolean(value.zkMigrationReady)
      writer.endTaggedField(begin)
    }
    writer.writeUnknownTaggedFields(unknown, next, Number.POSITIVE_INFINITY)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

/** Reads and writes {@link ApiVersionsResponse}. */
export const apiVersionsResponse: MessageCodec<ApiVersionsResponse> = /* @__PURE__ */ messageCodec(
  { name: 'ApiVersionsResponse', apiKey: 18, kind: 'response', versionMin: 0, versionMax: 4, flexibleFrom: 3 },
  readApiVersionsResponse,
  writeApiVersionsResponse,
)
