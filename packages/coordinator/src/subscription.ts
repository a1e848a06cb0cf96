import { ProtocolError, readConsumerSubscription } from '@millrace/protocol'
import type { GroupImage } from './group-image.ts'

/** Kafka's protocol type of consumers. */
export const CONSUMER_PROTOCOL_TYPE = 'consumer'

/**
 * Whether a member of a group reads a topic. When a consumer's own words cannot be read, or the group has not chosen its
 * protocol yet, it may: then offsets are not deleted.
 */
export function subscribes({ protocolType, protocolName, members }: GroupImage, topicName: string): boolean {
  if (protocolType !== CONSUMER_PROTOCOL_TYPE || members.length === 0) return false
  if (protocolName === null) return true
  return members.some(({ protocols }) => {
    const metadata = protocols.find(({ name }) => name === protocolName)?.metadata
    if (metadata === undefined) return true
    try {
      return readConsumerSubscription(metadata).topics.includes(topicName)
    } catch (error) {
      if (ProtocolError.is(error)) return true
      throw error
    }
  })
}
