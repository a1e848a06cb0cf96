import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Consumer, Kafka, logLevel } from 'kafkajs'
import { afterEach, describe, expect, it } from 'vitest'
import { type Agent, type AgentOptions, createAgent } from '../src/index.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function start(options: AgentOptions = {}): Promise<{ agent: Agent; kafka: Kafka }> {
  const agent = await createAgent({ groupInitialRebalanceDelayMs: 0, ...options })
  closers.push(() => agent.close())
  return { agent, kafka: new Kafka({ brokers: [agent.bootstrap], logLevel: logLevel.NOTHING }) }
}

interface Member {
  readonly consumer: Consumer
  /** Resolves with the partitions of the next generation whose number of members is the one given. */
  partitions(): readonly number[]
}

/** Resolves when `condition` holds, which is looked at whenever `poke` was called. */
function createWaiter() {
  const waiting: { condition: () => boolean; resolve: () => void }[] = []
  const poke = () => {
    for (const each of waiting) if (each.condition()) each.resolve()
  }
  const until = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      if (condition()) resolve()
      else waiting.push({ condition, resolve })
    })
  return { poke, until }
}

async function join3(kafka: Kafka, { poke, received }: { poke: () => void; received: string[] }): Promise<Member> {
  const consumer = kafka.consumer({
    groupId: 'readers',
    sessionTimeout: 6_000,
    rebalanceTimeout: 6_000,
    heartbeatInterval: 100,
    maxWaitTimeInMs: 100,
  })
  let partitions: readonly number[] = []
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    partitions = payload.memberAssignment['orders'] ?? []
    poke()
  })
  await consumer.connect()
  closers.push(() => consumer.disconnect())
  await consumer.subscribe({ topic: 'orders', fromBeginning: true })
  await consumer.run({
    autoCommitInterval: 100,
    eachMessage: async ({ message }) => {
      received.push(message.value!.toString())
      poke()
    },
  })
  return { consumer, partitions: () => partitions }
}

async function produce(kafka: Kafka, values: readonly string[]): Promise<void> {
  const producer = kafka.producer()
  await producer.connect()
  await producer.send({ topic: 'orders', messages: values.map((value, index) => ({ value, partition: index % 6 })) })
  await producer.disconnect()
}

const numbered = (from: number, count: number) => Array.from({ length: count }, (_, index) => `value ${from + index}`)
const sorted = (numbers: readonly number[]) => numbers.toSorted((left, right) => left - right)

describe('a group of kafkajs consumers', () => {
  it('shares the partitions among three members, and among two when one leaves', async () => {
    const { kafka } = await start()
    const admin = kafka.admin()
    await admin.connect()
    closers.push(() => admin.disconnect())
    await admin.createTopics({ topics: [{ topic: 'orders', numPartitions: 6 }] })
    const received: string[] = []
    const { poke, until } = createWaiter()
    const members: Member[] = []
    for (let count = 0; count < 3; count++) members.push(await join3(kafka, { poke, received }))
    const owned = (list: readonly Member[]) => list.map((member) => member.partitions().length)
    await until(() => owned(members).every((count) => count === 2))
    expect(sorted(members.flatMap((member) => member.partitions()))).toEqual([0, 1, 2, 3, 4, 5])

    await produce(kafka, numbered(0, 60))
    await until(() => new Set(received).size === 60)

    const [left, ...rest] = members
    await left!.consumer.disconnect()
    await until(() => owned(rest).every((count) => count === 3))
    expect(sorted(rest.flatMap((member) => member.partitions()))).toEqual([0, 1, 2, 3, 4, 5])

    await produce(kafka, numbered(60, 60))
    await until(() => new Set(received).size === 120)
    const described = await admin.describeGroups(['readers'])
    expect(described.groups[0]).toMatchObject({ state: 'Stable', protocolType: 'consumer', errorCode: 0 })
    expect(described.groups[0]!.members).toHaveLength(2)
    const listed = await admin.listGroups()
    expect(listed.groups).toEqual([{ groupId: 'readers', protocolType: 'consumer' }])
  })

  it('goes on in the same generation when the agent is started again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'millrace-groups-'))
    closers.push(async () => rmSync(folder, { recursive: true }))
    const options = { bucketURL: `file://${folder}/objects`, metadataURL: `sqlite://${folder}/metadata.db` }
    const first = await start(options)
    const admin = first.kafka.admin()
    await admin.connect()
    await admin.createTopics({ topics: [{ topic: 'orders', numPartitions: 6 }] })
    await admin.disconnect()
    const received: string[] = []
    const { poke, until } = createWaiter()
    const member = await join3(first.kafka, { poke, received })
    await until(() => member.partitions().length === 6)
    await produce(first.kafka, numbered(0, 6))
    await until(() => received.length === 6)
    const generations: number[] = []
    let heartbeats = 0
    member.consumer.on(member.consumer.events.HEARTBEAT, ({ payload }) => {
      generations.push(payload.groupGenerationId)
      heartbeats++
      poke()
    })
    await until(() => heartbeats >= 1)
    await first.agent.close()

    const again = await start({ ...options, kafkaPort: first.agent.port })
    const seen = heartbeats
    await until(() => heartbeats >= seen + 2)
    expect(new Set(generations).size).toBe(1)
    await produce(again.kafka, numbered(6, 6))
    await until(() => new Set(received).size === 12)
  })
})
