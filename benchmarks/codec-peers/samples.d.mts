import type { RecordInput } from '@millrace/protocol'
import type { MetadataResponse, ProduceRequest } from '@millrace/protocol/messages'

export const RECORD_COUNT: number
export const FIRST_TIMESTAMP: number
export const records: readonly RecordInput[]
export const metadata: MetadataResponse
export const produce: ProduceRequest
