// Generated from schema/messages/UpdateFeaturesResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says whether they were changed. Versions 0 to 2.
 *
 * - 1: adds `validateOnly` and kinds of downgrade (KIP-778)
 * - 2: all features or none, so that there is one result
 */
export interface UpdateFeaturesResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, may be null.
   */
  readonly errorMessage: string | null
  /** `[]UpdatableFeatureResult`, in versions 0 to 1, dropped silently where a version lacks it. */
  readonly results: readonly UpdateFeaturesResponseUpdatableFeatureResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link UpdateFeaturesResponse}. */
export interface UpdateFeaturesResponseUpdatableFeatureResult {
  /** `string`. */
  readonly feature: string
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, may be null.
   */
  readonly errorMessage: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readUpdatableFeatureResult(reader: Reader, _version: number): UpdateFeaturesResponseUpdatableFeatureResult {
  let at = ''
  try {
    at = 'feature'
    const feature = reader.readString(true)
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { feature, errorCode, errorMessage, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeUpdatableFeatureResult(writer: Writer, value: Encodable<UpdateFeaturesResponseUpdatableFeatureResult>, _version: number): void {
  let at = ''
  try {
    at = 'feature'
    writer.writeString(value.feature, true)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readUpdatableFeatureResultList(reader: Reader, version: number): UpdateFeaturesResponseUpdatableFeatureResult[] {
  const count = reader.readArrayLength(true, 5)
  const items: UpdateFeaturesResponseUpdatableFeatureResult[] = []
  try {
    while (items.length < count) items.push(readUpdatableFeatureResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeUpdatableFeatureResultList(writer: Writer, items: readonly Encodable<UpdateFeaturesResponseUpdatableFeatureResult>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeUpdatableFeatureResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readUpdateFeaturesResponse(reader: Reader, version: number): UpdateFeaturesResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'results'
    const results = version <= 1 ? readUpdatableFeatureResultList(reader, version) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, errorCode, errorMessage, results, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeUpdateFeaturesResponse(writer: Writer, value: Encodable<UpdateFeaturesResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, true)
    at = 'results'
    if (version <= 1) {
      writeUpdatableFeatureResultList(writer, value.results === undefined ? NO_ITEMS : value.results, version)
    }
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link UpdateFeaturesResponse}. */
export const updateFeaturesResponse = /* @__PURE__ */ messageCodec(
  { name: 'UpdateFeaturesResponse', apiKey: 57, kind: 'response', versionMin: 0, versionMax: 2, flexibleFrom: 0 },
  readUpdateFeaturesResponse,
  writeUpdateFeaturesResponse,
)
