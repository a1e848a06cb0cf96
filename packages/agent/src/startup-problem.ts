import { DirectoryError } from '@millrace/discovery'
import { MetadataError } from '@millrace/metadata'
import { ObjectStoreError } from '@millrace/object-store'
import { ServerError } from '@millrace/server'
import { AgentError } from './errors.ts'

/** The one sentence that says why an agent did not start; undefined for what is a bug and deserves its stack. */
export function startupProblem(error: unknown): string | undefined {
  const isExpected =
    AgentError.is(error) ||
    DirectoryError.is(error) ||
    ServerError.is(error) ||
    MetadataError.is(error) ||
    ObjectStoreError.is(error)
  return isExpected ? error.message : undefined
}
