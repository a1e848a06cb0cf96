/** Bytes of a client id, as UTF-8, that are looked at. Real ids stay below 300; the protocol would allow 32,767. */
export const CLIENT_ID_BYTES_MAX = 2048

/** Characters of a zone, an agent group or a label's key. */
export const NAME_LENGTH_MAX = 128

/** Characters of a session id or a label's value. A host has DNS's limit instead, 253. */
export const TEXT_LENGTH_MAX = 256

/** Different labels that one id may carry. */
export const LABELS_MAX = 16

/** Tails that are taken off one value: no tool appends more than two. */
export const TAILS_MAX = 4
