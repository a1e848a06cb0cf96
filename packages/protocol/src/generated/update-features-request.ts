// Generated from schema/messages/UpdateFeaturesRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Changes the versions of features that the cluster runs at (KIP-584). Versions 0 to 2.
 *
 * - 1: adds `validateOnly` and kinds of downgrade (KIP-778)
 * - 2: all features or none, so that there is one result
 */
export interface UpdateFeaturesRequest {
  /**
   * How long the broker may work before it answers REQUEST_TIMED_OUT, in milliseconds.
   *
   * `int32`, by default 60000.
   */
  readonly timeoutMs: number
  /** `[]FeatureUpdateKey`. */
  readonly featureUpdates: readonly UpdateFeaturesRequestFeatureUpdateKey[]
  /**
   * Whether to check the request and change nothing.
   *
   * `bool`, since version 1.
   */
  readonly validateOnly: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link UpdateFeaturesRequest}. */
export interface UpdateFeaturesRequestFeatureUpdateKey {
  /** `string`. */
  readonly feature: string
  /**
   * The version wanted; 0 takes the feature away.
   *
   * `int16`.
   */
  readonly maxVersionLevel: number
  /**
   * Whether a lower version is allowed.
   *
   * `bool`, in version 0 only.
   */
  readonly allowDowngrade: boolean
  /**
   * 1 upgrade only, 2 downgrade that loses nothing, 3 downgrade that may lose metadata.
   *
   * `int8`, since version 1, by default 1.
   */
  readonly upgradeType: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readFeatureUpdateKey(reader: Reader, version: number): UpdateFeaturesRequestFeatureUpdateKey {
  let at = ''
  try {
    at = 'feature'
    const feature = reader.readString(true)
    at = 'maxVersionLevel'
    const maxVersionLevel = reader.readInt16()
    at = 'allowDowngrade'
    const allowDowngrade = version <= 0 ? reader.readBoolean() : false
    at = 'upgradeType'
    const upgradeType = version >= 1 ? reader.readInt8() : 1
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { feature, maxVersionLevel, allowDowngrade, upgradeType, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeFeatureUpdateKey(writer: Writer, value: Encodable<UpdateFeaturesRequestFeatureUpdateKey>, version: number): void {
  let at = ''
  try {
    at = 'feature'
    writer.writeString(value.feature, true)
    at = 'maxVersionLevel'
    writer.writeInt16(value.maxVersionLevel)
    at = 'allowDowngrade'
    if (version <= 0) {
      writer.writeBoolean(value.allowDowngrade)
    }
    else rejectUnlessDefault(value.allowDowngrade, false, 'allowDowngrade')
    at = 'upgradeType'
    if (version >= 1) {
      writer.writeInt8(value.upgradeType === undefined ? 1 : value.upgradeType)
    }
    else rejectUnlessDefault(value.upgradeType, 1, 'upgradeType')
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readFeatureUpdateKeyList(reader: Reader, version: number): UpdateFeaturesRequestFeatureUpdateKey[] {
  const count = reader.readArrayLength(true, 5)
  const items: UpdateFeaturesRequestFeatureUpdateKey[] = []
  try {
    while (items.length < count) items.push(readFeatureUpdateKey(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeFeatureUpdateKeyList(writer: Writer, items: readonly Encodable<UpdateFeaturesRequestFeatureUpdateKey>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeFeatureUpdateKey(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readUpdateFeaturesRequest(reader: Reader, version: number): UpdateFeaturesRequest {
  let at = ''
  try {
    at = 'timeoutMs'
    const timeoutMs = reader.readInt32()
    at = 'featureUpdates'
    const featureUpdates = readFeatureUpdateKeyList(reader, version)
    at = 'validateOnly'
    const validateOnly = version >= 1 ? reader.readBoolean() : false
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { timeoutMs, featureUpdates, validateOnly, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeUpdateFeaturesRequest(writer: Writer, value: Encodable<UpdateFeaturesRequest>, version: number): void {
  let at = ''
  try {
    at = 'timeoutMs'
    writer.writeInt32(value.timeoutMs === undefined ? 60000 : value.timeoutMs)
    at = 'featureUpdates'
    writeFeatureUpdateKeyList(writer, value.featureUpdates === undefined ? NO_ITEMS : value.featureUpdates, version)
    at = 'validateOnly'
    if (version >= 1) {
      writer.writeBoolean(value.validateOnly)
    }
    else rejectUnlessDefault(value.validateOnly, false, 'validateOnly')
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link UpdateFeaturesRequest}. */
export const updateFeaturesRequest = /* @__PURE__ */ messageCodec(
  { name: 'UpdateFeaturesRequest', apiKey: 57, kind: 'request', versionMin: 0, versionMax: 2, flexibleFrom: 0 },
  readUpdateFeaturesRequest,
  writeUpdateFeaturesRequest,
)
