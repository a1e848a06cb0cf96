import { createMemoryMetadataStore, MetadataError, type MetadataStore } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import {
  alterConfigsRequest,
  alterConfigsResponse,
  createPartitionsRequest,
  createPartitionsResponse,
  deleteRecordsRequest,
  deleteRecordsResponse,
  incrementalAlterConfigsRequest,
  incrementalAlterConfigsResponse,
} from '@millrace/protocol/messages'
import { systemClock } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, createTopic, startAgent } from './agent-client.ts'

afterEach(closeAll)

/** An agent whose metadata store fails every change of a topic that exists. */
async function startFailing() {
  const inner = createMemoryMetadataStore({ clock: systemClock })
  const fail = () => Promise.reject(new MetadataError('UNAVAILABLE', 'away'))
  const changes = { createPartitions: fail, deleteRecords: fail, updateTopicConfigs: fail }
  const metadataStore: MetadataStore = { ...inner, ...changes }
  const { client } = await startAgent({ metadataStore })
  await createTopic(client, 't')
  return client
}

describe('while the metadata store is away', () => {
  const retriable = ErrorCode.REQUEST_TIMED_OUT

  it('CreatePartitions may be asked again, for every topic', async () => {
    const client = await startFailing()
    const topics = ['t', 'u', 'u'].map((name) => ({ name, count: 3, assignments: null }))
    const { results } = await client.call([createPartitionsRequest, createPartitionsResponse], 3, { topics })
    expect(results.map(({ name, errorCode }) => [name, errorCode])).toEqual([
      ['t', retriable],
      ['u', retriable],
    ])
  })

  it('DeleteRecords may be asked again, for every partition', async () => {
    const client = await startFailing()
    const partitions = [0, 1].map((partitionIndex) => ({ partitionIndex, offset: 0 }))
    const { topics } = await client.call([deleteRecordsRequest, deleteRecordsResponse], 2, {
      topics: [{ name: 't', partitions }],
    })
    expect(topics[0]?.partitions.map(({ errorCode, lowWatermark }) => [errorCode, lowWatermark])).toEqual([
      [retriable, -1],
      [retriable, -1],
    ])
  })

  it('AlterConfigs and IncrementalAlterConfigs may be asked again, for every resource', async () => {
    const client = await startFailing()
    const resources = [{ resourceType: 2, resourceName: 't', configs: [{ name: 'retention.ms', value: '5' }] }]
    const replaced = await client.call([alterConfigsRequest, alterConfigsResponse], 2, { resources })
    const codecs = [incrementalAlterConfigsRequest, incrementalAlterConfigsResponse] as const
    const changed = await client.call(codecs, 1, { resources })
    for (const { responses } of [replaced, changed]) {
      expect(responses).toMatchObject([{ errorCode: retriable, resourceType: 2, resourceName: 't' }])
    }
  })
})
