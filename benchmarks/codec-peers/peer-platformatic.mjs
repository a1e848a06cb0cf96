import { createRecordsBatch, Reader, readRecordsBatch, Writer } from '@platformatic/kafka'

/** Its messages carry their topic and partition, and bigints for times. */
function messagesOf({ records }) {
  return records.map(({ timestamp, key, value }) => ({
    topic: 'orders',
    partition: 0,
    timestamp: BigInt(timestamp),
    key,
    value,
  }))
}

/** It is a client and has no codec for this response; so its writer is given the fields, as its own requests do it. */
function writeMetadata({ throttleTimeMs, brokers, clusterId, controllerId, topics }) {
  return Writer.create()
    .appendInt32(throttleTimeMs)
    .appendArray(brokers, (w, { nodeId, host, port, rack }) =>
      w.appendInt32(nodeId).appendString(host).appendInt32(port).appendString(rack),
    )
    .appendString(clusterId)
    .appendInt32(controllerId)
    .appendArray(topics, (w, topic) =>
      w
        .appendInt16(topic.errorCode)
        .appendString(topic.name)
        .appendUUID(topic.topicUuid)
        .appendBoolean(topic.isInternal)
        .appendArray(topic.partitions, writePartition)
        .appendInt32(topic.topicAuthorizedOperations),
    )
    .appendTaggedFields().buffer
}

function writePartition(w, partition) {
  const int32 = (inner, value) => inner.appendInt32(value)
  return w
    .appendInt16(partition.errorCode)
    .appendInt32(partition.partitionIndex)
    .appendInt32(partition.leaderId)
    .appendInt32(partition.leaderEpoch)
    .appendArray(partition.replicaNodes, int32, true, false)
    .appendArray(partition.isrNodes, int32, true, false)
    .appendArray(partition.offlineReplicas, int32, true, false)
}

export function works(sample) {
  const messages = messagesOf(sample)
  const batch = encodedBatch(sample)
  return {
    batchEncode: () => createRecordsBatch(messages).buffer,
    batchDecode: () => readRecordsBatch(Reader.from(batch)).records,
    metadataEncode: () => writeMetadata(sample.metadata),
  }
}

export function encodedBatch(sample) {
  return createRecordsBatch(messagesOf(sample)).buffer
}

export function encodedMetadata({ metadata }) {
  return writeMetadata(metadata)
}
