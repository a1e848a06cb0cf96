import { batchProblem } from '@millrace/metadata'
import { chunkBytes } from './append-ledger.ts'
import type { AppendItem } from './batcher.ts'

const TOPIC_ID_TEXT = /^[A-Za-z0-9_-]{21}[AQgw]$/

/**
 * What is wrong with the first bad item, or undefined when none is.
 *
 * Checked before an item gets a place: a bad one in a segment would be refused together with everybody else's.
 */
export function findInvalidItem(items: readonly AppendItem[]): string | undefined {
  for (const [index, item] of items.entries()) {
    const problem = batchProblem(item) ?? placeProblem(item)
    if (problem !== undefined) return `item ${index}: ${problem}`
  }
  return undefined
}

function placeProblem(item: AppendItem): string | undefined {
  if (!TOPIC_ID_TEXT.test(item.topicId)) return 'topicId is not 22 base64url characters'
  return chunkBytes(item.chunks) === 0 ? 'it has no bytes' : undefined
}
