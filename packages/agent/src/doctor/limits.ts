/** Longest wait for one step: a look-up, a connection, a handshake or an answer; `--timeout`. */
export const STEP_TIMEOUT_MS = 5_000
/** Entries of a bootstrap list. */
export const BOOTSTRAP_ENTRIES_MAX = 16
/** Addresses of one name that are tried. */
export const ADDRESSES_PER_NAME_MAX = 8
/** Advertised addresses that are tried. */
export const ADVERTISED_MAX = 50
/** Advertised addresses that are tried at once. */
export const ADVERTISED_AT_ONCE = 8
/** Bytes of one answer. */
export const ANSWER_BYTES_MAX = 32 * 1_048_576
/** Certificates of a chain that are looked at. */
export const CERTIFICATES_MAX = 8
/** Names of a certificate that are kept. */
export const CERTIFICATE_NAMES_MAX = 20
/** Days before its end from which on a certificate is warned of. */
export const CERTIFICATE_DAYS_LEFT_MIN = 14
/** How often a coordinator that is not there yet is asked for: Kafka creates its topic at the first question. */
export const COORDINATOR_ATTEMPTS_MAX = 10
/** Pause between these. */
export const COORDINATOR_PAUSE_MS = 500
/** Bytes that the fetch asks for: one batch, whatever its size. */
export const FETCH_BYTES = 1
