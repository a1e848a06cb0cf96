/** Bytes of a `records` field: the chunks they arrived in, in order, to be written or scanned without joining. */
export type Records = readonly Uint8Array[]

/** A tagged field that the schema does not know: kept on decode, written again on encode. */
export interface UnknownTaggedField {
  /** Its tag; unique in its struct. */
  readonly tag: number
  /** Its content as received. */
  readonly data: Uint8Array
}

/** What every struct without unknown tagged fields shares. */
export const NO_TAGGED_FIELDS: UnknownTaggedField[] = /* @__PURE__ */ frozenList()

function frozenList(): UnknownTaggedField[] {
  const list: UnknownTaggedField[] = []
  Object.freeze(list)
  return list
}

/** What every array field shares that its version lacks. */
export const NO_ITEMS: readonly never[] = /* @__PURE__ */ Object.freeze([])

/** What every bytes field shares that its version lacks. */
export const NO_BYTES: Uint8Array = /* @__PURE__ */ new Uint8Array(0)

/**
 * What `encode` takes for a message `T`: every field may be absent at every depth and then has Kafka's default;
 * records may be one array of bytes or a list of chunks.
 */
export type Encodable<T> = T extends Uint8Array
  ? Uint8Array
  : T extends Records
    ? Uint8Array | Records
    : T extends readonly UnknownTaggedField[]
      ? T
      : T extends readonly (infer Item)[]
        ? readonly Encodable<Item>[]
        : T extends object
          ? { readonly [Field in keyof T]?: Encodable<T[Field]> | undefined }
          : T
