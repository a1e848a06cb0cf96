// No semver: for this repository's simulator, benchmarks and tests only.
export type { PlacedItem } from './append-ledger.ts'
export { type BatcherCore, type BatcherCoreOptions, createBatcherCore } from './batcher-core.ts'
export { type BatcherSeams, createBatcherWithSeams } from './create-batcher.ts'
export { createDecisionQueue, type DecisionQueue } from './decision-queue.ts'
export type { Admission, OvertakeGuard } from './overtake-guard.ts'
export { createSealPolicy, type SealPolicy, type SealPolicyOptions, type SealSituation } from './seal-policy.ts'
export type { SealedBatch } from './stages.ts'
