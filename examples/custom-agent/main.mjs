// Two kafkajs producers write to the custom agent; the program reads back what they wrote, out of its own store.
import assert from 'node:assert/strict'
import { Kafka, logLevel } from 'kafkajs'
import { startIngest } from './agent.mjs'
import { createKeyValueStore } from './key-value-store.mjs'

const objects = new Map()
const agent = await startIngest(createKeyValueStore(objects))
const kafka = new Kafka({ brokers: [agent.bootstrap], logLevel: logLevel.ERROR })

const lines = (topic) => Array.from({ length: 100 }, (_, index) => `${topic} ${index}`)
async function write(topic) {
  const producer = kafka.producer()
  await producer.connect()
  for (const value of lines(topic)) await producer.send({ topic, messages: [{ value }] })
  await producer.disconnect()
}
await Promise.all(['clicks', 'orders'].map(write))

for (const topic of ['clicks', 'orders']) {
  const found = []
  for await (const value of agent.read(topic)) found.push(value)
  assert.deepEqual(found, lines(topic))
  console.log(`read ${found.length} records of ${topic} back in order`)
}
console.log(`they lie in ${objects.size} objects`)
await agent.close()
