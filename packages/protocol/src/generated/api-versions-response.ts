// Generated from schema/messages/ApiVersionsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, isInt64, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The ranges of versions, and the cluster's features. Its header never is flexible; a broker that does not know the version asked in answers in version 0 with UNSUPPORTED_VERSION. Versions 0 to 4.
 *
 * - 1: adds `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: compact lengths and tagged fields (KIP-482); clients give their name and version (KIP-511), the answer has features (KIP-584)
 * - 4: features may begin at version 0
 */
export interface ApiVersionsResponse {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /** `[]ApiVersion`. */
  readonly apiKeys: readonly ApiVersionsResponseApiVersion[]
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, since version 1, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /**
   * Versions of features that this broker can run.
   *
   * `[]SupportedFeatureKey`, since version 3, tag 0, dropped silently where a version lacks it.
   */
  readonly supportedFeatures: readonly ApiVersionsResponseSupportedFeatureKey[]
  /**
   * Counts the changes of `finalizedFeatures`; -1 when not known.
   *
   * `int64`, since version 3, tag 1, by default -1, dropped silently where a version lacks it.
   */
  readonly finalizedFeaturesEpoch: Int64
  /**
   * Versions of features that the whole cluster runs at.
   *
   * `[]FinalizedFeatureKey`, since version 3, tag 2, dropped silently where a version lacks it.
   */
  readonly finalizedFeatures: readonly ApiVersionsResponseFinalizedFeatureKey[]
  /**
   * Whether a KRaft controller is ready to take over from ZooKeeper (KIP-866).
   *
   * `bool`, since version 3, tag 3, dropped silently where a version lacks it.
   */
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
  let at = ''
  try {
    const flexible = version >= 3
    at = 'apiKey'
    const apiKey = reader.readInt16()
    at = 'minVersion'
    const minVersion = reader.readInt16()
    at = 'maxVersion'
    const maxVersion = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { apiKey, minVersion, maxVersion, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeApiVersion(writer: Writer, value: Encodable<ApiVersionsResponseApiVersion>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'apiKey'
    writer.writeInt16(value.apiKey)
    at = 'minVersion'
    writer.writeInt16(value.minVersion)
    at = 'maxVersion'
    writer.writeInt16(value.maxVersion)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readApiVersionList(reader: Reader, version: number): ApiVersionsResponseApiVersion[] {
  const count = reader.readArrayLength(version >= 3, 6)
  const items: ApiVersionsResponseApiVersion[] = []
  try {
    while (items.length < count) items.push(readApiVersion(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeApiVersionList(writer: Writer, items: readonly Encodable<ApiVersionsResponseApiVersion>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeApiVersion(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readSupportedFeatureKey(reader: Reader, version: number): ApiVersionsResponseSupportedFeatureKey {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'name'
    const name = version >= 3 ? reader.readString(true) : ''
    at = 'minVersion'
    const minVersion = version >= 3 ? reader.readInt16() : 0
    at = 'maxVersion'
    const maxVersion = version >= 3 ? reader.readInt16() : 0
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, minVersion, maxVersion, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeSupportedFeatureKey(writer: Writer, value: Encodable<ApiVersionsResponseSupportedFeatureKey>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'name'
    if (version >= 3) {
      writer.writeString(value.name, true)
    }
    else rejectUnlessDefault(value.name, '', 'name')
    at = 'minVersion'
    if (version >= 3) {
      writer.writeInt16(value.minVersion)
    }
    else rejectUnlessDefault(value.minVersion, 0, 'minVersion')
    at = 'maxVersion'
    if (version >= 3) {
      writer.writeInt16(value.maxVersion)
    }
    else rejectUnlessDefault(value.maxVersion, 0, 'maxVersion')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readSupportedFeatureKeyList(reader: Reader, version: number): ApiVersionsResponseSupportedFeatureKey[] {
  const count = reader.readArrayLength(version >= 3, 6)
  const items: ApiVersionsResponseSupportedFeatureKey[] = []
  try {
    while (items.length < count) items.push(readSupportedFeatureKey(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeSupportedFeatureKeyList(writer: Writer, items: readonly Encodable<ApiVersionsResponseSupportedFeatureKey>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeSupportedFeatureKey(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readFinalizedFeatureKey(reader: Reader, version: number): ApiVersionsResponseFinalizedFeatureKey {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'name'
    const name = version >= 3 ? reader.readString(true) : ''
    at = 'maxVersionLevel'
    const maxVersionLevel = version >= 3 ? reader.readInt16() : 0
    at = 'minVersionLevel'
    const minVersionLevel = version >= 3 ? reader.readInt16() : 0
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, maxVersionLevel, minVersionLevel, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeFinalizedFeatureKey(writer: Writer, value: Encodable<ApiVersionsResponseFinalizedFeatureKey>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'name'
    if (version >= 3) {
      writer.writeString(value.name, true)
    }
    else rejectUnlessDefault(value.name, '', 'name')
    at = 'maxVersionLevel'
    if (version >= 3) {
      writer.writeInt16(value.maxVersionLevel)
    }
    else rejectUnlessDefault(value.maxVersionLevel, 0, 'maxVersionLevel')
    at = 'minVersionLevel'
    if (version >= 3) {
      writer.writeInt16(value.minVersionLevel)
    }
    else rejectUnlessDefault(value.minVersionLevel, 0, 'minVersionLevel')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readFinalizedFeatureKeyList(reader: Reader, version: number): ApiVersionsResponseFinalizedFeatureKey[] {
  const count = reader.readArrayLength(version >= 3, 6)
  const items: ApiVersionsResponseFinalizedFeatureKey[] = []
  try {
    while (items.length < count) items.push(readFinalizedFeatureKey(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeFinalizedFeatureKeyList(writer: Writer, items: readonly Encodable<ApiVersionsResponseFinalizedFeatureKey>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeFinalizedFeatureKey(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readApiVersionsResponse(reader: Reader, version: number): ApiVersionsResponse {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'apiKeys'
    const apiKeys = readApiVersionList(reader, version)
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 1 ? reader.readInt32() : 0
    let supportedFeatures: readonly ApiVersionsResponseSupportedFeatureKey[] = NO_ITEMS
    let finalizedFeaturesEpoch: Int64 = -1
    let finalizedFeatures: readonly ApiVersionsResponseFinalizedFeatureKey[] = NO_ITEMS
    let zkMigrationReady: boolean = false
    at = 'unknownTaggedFields'
    let unknownTaggedFields: UnknownTaggedField[] = NO_TAGGED_FIELDS
    for (let left = flexible ? reader.readTaggedFieldCount() : 0; left > 0; left--) {
      const tag = reader.readVaruint()
      if (tag === 0) {
        at = 'supportedFeatures'
        const rest = reader.beginTaggedField()
        supportedFeatures = readSupportedFeatureKeyList(reader, version)
        reader.endTaggedField(rest)
      }
      else if (tag === 1) {
        at = 'finalizedFeaturesEpoch'
        const rest = reader.beginTaggedField()
        finalizedFeaturesEpoch = reader.readInt64()
        reader.endTaggedField(rest)
      }
      else if (tag === 2) {
        at = 'finalizedFeatures'
        const rest = reader.beginTaggedField()
        finalizedFeatures = readFinalizedFeatureKeyList(reader, version)
        reader.endTaggedField(rest)
      }
      else if (tag === 3) {
        at = 'zkMigrationReady'
        const rest = reader.beginTaggedField()
        zkMigrationReady = reader.readBoolean()
        reader.endTaggedField(rest)
      }
      else unknownTaggedFields = reader.readUnknownTaggedField(unknownTaggedFields, tag)
    }
    return { errorCode, apiKeys, throttleTimeMs, supportedFeatures, finalizedFeaturesEpoch, finalizedFeatures, zkMigrationReady, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeApiVersionsResponse(writer: Writer, value: Encodable<ApiVersionsResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'apiKeys'
    writeApiVersionList(writer, value.apiKeys === undefined ? NO_ITEMS : value.apiKeys, version)
    at = 'throttleTimeMs'
    if (version >= 1) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'unknownTaggedFields'
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
        at = 'supportedFeatures'
        const begin = writer.beginTaggedField(0)
        writeSupportedFeatureKeyList(writer, value.supportedFeatures === undefined ? NO_ITEMS : value.supportedFeatures, version)
        writer.endTaggedField(begin)
      }
      if (has_finalizedFeaturesEpoch) {
        next = writer.writeUnknownTaggedFields(unknown, next, 1)
        at = 'finalizedFeaturesEpoch'
        const begin = writer.beginTaggedField(1)
        writer.writeInt64(value.finalizedFeaturesEpoch === undefined ? -1 : value.finalizedFeaturesEpoch)
        writer.endTaggedField(begin)
      }
      if (has_finalizedFeatures) {
        next = writer.writeUnknownTaggedFields(unknown, next, 2)
        at = 'finalizedFeatures'
        const begin = writer.beginTaggedField(2)
        writeFinalizedFeatureKeyList(writer, value.finalizedFeatures === undefined ? NO_ITEMS : value.finalizedFeatures, version)
        writer.endTaggedField(begin)
      }
      if (has_zkMigrationReady) {
        next = writer.writeUnknownTaggedFields(unknown, next, 3)
        at = 'zkMigrationReady'
        const begin = writer.beginTaggedField(3)
        writer.writeBoolean(value.zkMigrationReady)
        writer.endTaggedField(begin)
      }
      at = 'unknownTaggedFields'
      writer.writeUnknownTaggedFields(unknown, next, Number.POSITIVE_INFINITY)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ApiVersionsResponse}. */
export const apiVersionsResponse = /* @__PURE__ */ messageCodec(
  { name: 'ApiVersionsResponse', apiKey: 18, kind: 'response', versionMin: 0, versionMax: 4, flexibleFrom: 3 },
  readApiVersionsResponse,
  writeApiVersionsResponse,
)
