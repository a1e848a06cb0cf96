import type { ResolvedMetadataEngineOptions } from '@millrace/metadata'
import type { Database } from './database.ts'
import { inSchema } from './in-schema.ts'

/** What the parts of the engine share. */
export interface Engine {
  /** Where calls go. */
  readonly database: Database
  /** The limits of every engine. */
  readonly limits: ResolvedMetadataEngineOptions
  /** The commit function's name: a test plants another one. */
  readonly commitFunction: string
  /** The claim function's name, in the same way. */
  readonly claimFunction: string
  /** A statement of ours with the schema's name in it. */
  sql(text: string): string
  /** The time that a test sets; null for the server's clock. */
  nowMs(): number | null
}

/** An {@link Engine}. */
export function createEngine(
  parts: Pick<Engine, 'database' | 'limits' | 'commitFunction' | 'claimFunction' | 'nowMs'> & {
    readonly schema: string
  },
): Engine {
  const { schema, ...rest } = parts
  return { ...rest, sql: (text) => inSchema(text, schema) }
}
