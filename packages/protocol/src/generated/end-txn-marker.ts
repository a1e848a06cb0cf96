// Generated from schema/messages/EndTxnMarker.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type Writer } from '../codec-runtime.ts'

/** Value of the control record that ends a transaction, after its version (KIP-98). Version 0. */
export interface EndTxnMarker {
  /**
   * Epoch of the transaction coordinator that wrote the marker.
   *
   * `int32`.
   */
  readonly coordinatorEpoch: number
}

function readEndTxnMarker(reader: Reader, _version: number): EndTxnMarker {
  let at = ''
  try {
    at = 'coordinatorEpoch'
    const coordinatorEpoch = reader.readInt32()
    return { coordinatorEpoch }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeEndTxnMarker(writer: Writer, value: Encodable<EndTxnMarker>, _version: number): void {
  let at = ''
  try {
    at = 'coordinatorEpoch'
    writer.writeInt32(value.coordinatorEpoch)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link EndTxnMarker}. */
export const endTxnMarker = /* @__PURE__ */ messageCodec(
  { name: 'EndTxnMarker', apiKey: -1, kind: 'data', versionMin: 0, versionMax: 0, flexibleFrom: Number.POSITIVE_INFINITY },
  readEndTxnMarker,
  writeEndTxnMarker,
)
