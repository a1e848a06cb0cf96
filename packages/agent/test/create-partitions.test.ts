import { ErrorCode } from '@millrace/protocol'
import { createPartitionsRequest, createPartitionsResponse } from '@millrace/protocol/messages'
import { afterEach, describe, expect, it } from 'vitest'
import {
  type AgentClient,
  batchOf,
  closeAll,
  createTopic,
  fetch,
  metadata,
  produce,
  startAgent,
} from './agent-client.ts'

afterEach(closeAll)

interface Wanted {
  readonly name: string
  readonly count: number
  readonly assignments?: readonly { readonly brokerIds: readonly number[] }[] | null
}

/** The answers by name. */
async function grow(client: AgentClient, topics: readonly Wanted[], { validateOnly = false, apiVersion = 3 } = {}) {
  const request = { topics: topics.map((each) => ({ assignments: null, ...each })), validateOnly }
  const { results } = await client.call([createPartitionsRequest, createPartitionsResponse], apiVersion, request)
  return Object.fromEntries(results.map(({ name, errorCode, errorMessage }) => [name, [errorCode, errorMessage]]))
}

const countOf = async (client: AgentClient, name: string) =>
  (await metadata(client, [name])).topics[0]?.partitions.length

describe('CreatePartitions', () => {
  it.each([0, 1, 2, 3])('adds partitions that can be used at once, in version %i', async (apiVersion) => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    expect((await produce(client, 't', batchOf(['a']), { partition: 2 })).errorCode).not.toBe(0)
    expect(await grow(client, [{ name: 't', count: 3 }], { apiVersion })).toEqual({ t: [0, null] })
    expect(await countOf(client, 't')).toBe(3)
    expect(await produce(client, 't', batchOf(['a']), { partition: 2 })).toMatchObject({ errorCode: 0, baseOffset: 0 })
    expect(await fetch(client, 't', 0, { partition: 2 })).toMatchObject({ errorCode: 0, highWatermark: 1 })
    expect(await fetch(client, 't', 0, { partition: 1 })).toMatchObject({ errorCode: 0, highWatermark: 0 })
  })

  it('refuses what is no increase, what is too many, and topics that do not exist or are named twice', async () => {
    const { client } = await startAgent({ partitionsPerTopicMax: 10 })
    for (const name of ['same', 'fewer', 'many', 'fine', 'twice']) await createTopic(client, name, { partitions: 2 })
    const answers = await grow(client, [
      { name: 'same', count: 2 },
      { name: 'twice', count: 3 },
      { name: 'fewer', count: 1 },
      { name: 'many', count: 11 },
      { name: 'fine', count: 10 },
      { name: 'twice', count: 4 },
      { name: 'nothing', count: 4 },
      { name: 'no/name', count: 4 },
    ])
    expect(answers).toEqual({
      same: [ErrorCode.INVALID_PARTITIONS, 'Topic already has 2 partition(s).'],
      twice: [ErrorCode.INVALID_REQUEST, expect.stringContaining('Duplicate')],
      fewer: [ErrorCode.INVALID_PARTITIONS, expect.stringContaining('1 would not be an increase')],
      many: [ErrorCode.INVALID_PARTITIONS, expect.stringContaining('10')],
      fine: [0, null],
      nothing: [ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, null],
      'no/name': [ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, null],
    })
    expect(await countOf(client, 'twice')).toBe(2)
    for (const count of [0, -1, -2147483648]) {
      expect(await grow(client, [{ name: 'same', count }])).toEqual({
        same: [ErrorCode.INVALID_PARTITIONS, expect.any(String)],
      })
    }
    expect(await grow(client, [])).toEqual({})
  })

  it('looks at the form of assignments and at nothing else of them', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    const ask = (assignments: readonly (readonly number[])[]) =>
      grow(client, [{ name: 't', count: 3, assignments: assignments.map((brokerIds) => ({ brokerIds })) }])
    for (const wrong of [[], [[1]], [[1], [1], [1]], [[1], []], [[1], [1, 1]]]) {
      const answer = await ask(wrong)
      expect(answer).toEqual({ t: [ErrorCode.INVALID_REPLICA_ASSIGNMENT, expect.any(String)] })
    }
    expect(await countOf(client, 't')).toBe(1)
    expect(await ask([[7], [8]])).toEqual({ t: [0, null] })
    expect(await countOf(client, 't')).toBe(3)
  })

  it('only checks when it is asked to', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    expect(await grow(client, [{ name: 't', count: 3 }], { validateOnly: true })).toEqual({ t: [0, null] })
    expect(await countOf(client, 't')).toBe(1)
  })
})
