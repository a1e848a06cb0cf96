// Two kafkajs producers write to the custom agent. Every record is then fetched back over the protocol, and they lie in a
// Map: the object store of key-value-store.mjs.
import assert from 'node:assert/strict'
import { Kafka, logLevel } from 'kafkajs'
import { startAgent } from './agent.mjs'
import { fetchValues } from './fetch-values.mjs'
import { createKeyValueStore } from './key-value-store.mjs'

const objects = new Map()
const agent = await startAgent(createKeyValueStore(objects))
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
  const found = await fetchValues(agent.bootstrap, topic, 0)
  assert.deepEqual(found, lines(topic))
  console.log(`read ${found.length} records of ${topic} back in order`)
}
assert.deepEqual(await fetchValues(agent.bootstrap, 'orders', 98), ['orders 98', 'orders 99'])
console.log(`they lie in ${objects.size} objects`)
await agent.close()
