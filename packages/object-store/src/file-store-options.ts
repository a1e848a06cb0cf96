import { isAbsolute, resolve } from 'node:path'
import { problemsOf } from './option-problems.ts'

/** Settings of a file store. */
export interface FileObjectStoreOptions {
  /** Absolute path of the folder that holds the objects. Temporary files lie in `.millrace-tmp` inside. */
  readonly directory: string
  /**
   * Whether `start` makes the folder, with those above it, when it is missing; otherwise it rejects with NOT_FOUND.
   * @defaultValue true
   */
  readonly createDirectory?: boolean | undefined
}

/** {@link FileObjectStoreOptions}, checked and complete. */
export interface ResolvedFileObjectStoreOptions {
  /** Absolute, normalised path. */
  readonly directory: string
  /** Whether `start` makes the folder. */
  readonly createDirectory: boolean
}

/** Fills defaults; throws one `TypeError` that names everything that is wrong. */
export function resolveFileObjectStoreOptions(options: FileObjectStoreOptions): ResolvedFileObjectStoreOptions {
  const { directory, createDirectory = true } = options
  problemsOf('file object store')
    .when(typeof directory !== 'string' || !isAbsolute(directory), `directory ${directory} is not an absolute path`)
    .boolean({ createDirectory })
    .throwIfAny()
  return Object.freeze({ directory: resolve(directory), createDirectory })
}
