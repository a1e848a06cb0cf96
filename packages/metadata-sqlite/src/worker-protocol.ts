import type { MetadataCore, MetadataErrorCode } from '@millrace/metadata'

/** What the worker thread can be asked: to open and close the file, and everything that a core does. */
export type WorkerMethod = 'open' | 'close' | keyof MetadataCore

/** A question to the worker thread. They are answered in order. */
export interface WorkerRequest {
  /** Names the answer. */
  readonly id: number
  /** What is asked. */
  readonly method: WorkerMethod
  /** With which arguments; must survive the structured clone algorithm. */
  readonly args: readonly unknown[]
}

/** An answer of the worker thread. */
export type WorkerResponse =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly id: number
      readonly ok: false
      readonly code: MetadataErrorCode
      readonly message: string
      /** The thread is not to be used any more: nobody knows what is on the disk until the file is opened again. */
      readonly isConnectionLost: boolean
    }
