export type { AppendItem, AppendResult, Batcher } from './batcher.ts'
