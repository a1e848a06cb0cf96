/** Structured data of one log line. Names carry their unit: `durationMs`, `segmentBytes`. */
export type LogFields = Readonly<Record<string, unknown>>

/**
 * What every package logs to.
 *
 * `event` is a constant dotted name (`batch.sealed`), never a built string; data goes into `fields`.
 * Levels: error - an operator must act; warn - degraded but handled; info - lifecycle only; debug - per request.
 */
export interface Logger {
  /** Per request. */
  debug(event: string, fields?: LogFields, error?: unknown): void
  /** Lifecycle: started, joined, closed. */
  info(event: string, fields?: LogFields, error?: unknown): void
  /** Degraded but handled. */
  warn(event: string, fields?: LogFields, error?: unknown): void
  /** An operator must act. */
  error(event: string, fields?: LogFields, error?: unknown): void
  /** A logger whose every line also carries `fields`. */
  child(fields: LogFields): Logger
}

/** Discards everything; the default of every package. */
export const noopLogger: Logger = Object.freeze({
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => noopLogger,
})
