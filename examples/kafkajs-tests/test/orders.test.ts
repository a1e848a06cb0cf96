import { type Agent, createAgent } from '@millrace/agent'
import { type Admin, Kafka, logLevel } from 'kafkajs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createOrderService, createTotals } from '../order-service.mjs'

let agent: Agent
let kafka: Kafka
let admin: Admin

// A broker for every test: it is up in milliseconds, on a port of its own, and leaves nothing behind. A new group need not
// wait for more members, as it does elsewhere for three seconds.
beforeEach(async () => {
  agent = await createAgent({ groupInitialRebalanceDelayMs: 0 })
  kafka = new Kafka({ brokers: [agent.bootstrap], logLevel: logLevel.NOTHING })
  admin = kafka.admin()
  await admin.connect()
  await admin.createTopics({ topics: [{ topic: 'orders', numPartitions: 3 }] })
})
afterEach(async () => {
  await admin.disconnect()
  await agent.close()
})

describe('the order service', () => {
  it('keeps the orders of a customer in one partition, in order', async () => {
    const orders = createOrderService(kafka)
    await orders.start()
    const first = await orders.place('ada', 3)
    const second = await orders.place('ada', 4)
    await orders.stop()
    expect(second).toMatchObject({ partition: first.partition, offset: first.offset + 1 })
  })

  it('starts each test with an empty topic', async () => {
    const offsets = await admin.fetchTopicOffsets('orders')
    expect(offsets.map(({ high }) => high)).toEqual(['0', '0', '0'])
  })

  it('fails when the topic is not there', async () => {
    await using strict = await createAgent({ autoCreateTopics: false })
    const other = new Kafka({
      brokers: [strict.bootstrap],
      logLevel: logLevel.NOTHING,
      retry: { retries: 1, initialRetryTime: 1 },
    })
    const orders = createOrderService(other)
    await orders.start()
    await expect(orders.place('ada', 1)).rejects.toThrow('does not host this topic-partition')
    await orders.stop()
  })
})

describe('the totals', () => {
  it('are those of every order, also of those placed before, and a restarted member goes on where it was', async () => {
    const orders = createOrderService(kafka)
    await orders.start()
    await orders.place('ada', 3)

    let reached = (_totals: ReadonlyMap<string, number>) => {}
    const untilTotal = (customer: string, amount: number) =>
      new Promise<void>((resolve) => {
        reached = (totals) => {
          if (totals.get(customer) === amount) resolve()
        }
      })
    const onOrder = (totals: ReadonlyMap<string, number>) => reached(totals)

    const first = createTotals(kafka, { groupId: 'billing', onOrder })
    const both = untilTotal('ada', 7)
    await first.start()
    await orders.place('ada', 4)
    await both
    await first.stop()

    const second = createTotals(kafka, { groupId: 'billing', onOrder })
    const third = untilTotal('ada', 5)
    await second.start()
    await orders.place('ada', 5)
    await third
    await second.stop()
    await orders.stop()
    expect([first.totals.get('ada'), second.totals.get('ada')]).toEqual([7, 5])
  })
})
