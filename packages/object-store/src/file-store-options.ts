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
  /**
   * How many files that were read stay open for the next read.
   * @defaultValue 128
   */
  readonly openFilesMax?: number | undefined
}

/** {@link FileObjectStoreOptions}, checked and complete. */
export interface ResolvedFileObjectStoreOptions {
  /** Absolute, normalised path. */
  readonly directory: string
  /** Whether `start` makes the folder. */
  readonly createDirectory: boolean
  /** How many files that were read stay open. */
  readonly openFilesMax: number
}

/** Fills defaults; throws one `TypeError` that names everything that is wrong. */
export function resolveFileObjectStoreOptions(options: FileObjectStoreOptions): ResolvedFileObjectStoreOptions {
  const { directory, createDirectory = true, openFilesMax = 128 } = options
  problemsOf('file object store')
    .when(typeof directory !== 'string' || !isAbsolute(directory), `directory ${directory} is not an absolute path`)
    .boolean({ createDirectory })
    .integer({ openFilesMax }, 1)
    .throwIfAny()
  return Object.freeze({ directory: resolve(directory), createDirectory, openFilesMax })
}
