// kafkajs 2.2.4, which writes numbers at a steady pace, keeps members of a group reading until it is asked to end, or lists
// groups.
//
//   node kafkajs-steady.mjs write|read|groups OPTIONS, which are a JSON object
import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import kafkajs from 'kafkajs'

const { Kafka, logLevel, Partitioners } = kafkajs
const [command, text] = process.argv.slice(2)
const options = JSON.parse(text)

const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`)
/** The connection errors that kafkajs logs and does not hand to the program. */
const logged = new Set()
const logCreator =
  () =>
  ({ log }) => {
    if (logged.size < 20) logged.add(`${log.message}${log.error === undefined ? '' : `: ${log.error}`}`)
  }

const kafka = new Kafka({
  clientId: options.clientId,
  brokers: options.bootstrap.split(','),
  logLevel: logLevel.ERROR,
  logCreator,
  connectionTimeout: 2_000,
  ssl: options.ca === undefined ? false : { ca: [readFileSync(options.ca, 'utf8')] },
  retry: { retries: options.retries ?? 30, initialRetryTime: 100, maxRetryTime: 1_000 },
})

/**
 * An idempotent producer of kafkajs has one request in flight, so a send waits for the one before. Each send is to one
 * partition: when one of several brokers fails, kafkajs sends again what the others have taken already, under new sequence
 * numbers, if their partitions have another leader by then, and no broker could tell.
 */
const write = async ({ topic, count, rate, partitions = 6 }) => {
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    metadataMaxAge: options.metadataMaxAgeMs,
    createPartitioner: Partitioners.DefaultPartitioner,
  })
  const outcome = { acknowledged: 0, problems: [] }
  const startedAt = performance.now()
  try {
    await producer.connect()
    for (let number = 0, sends = 0; number < count; await sleep(20)) {
      const due = Math.min(count, Math.ceil(((performance.now() - startedAt) / 1_000) * rate))
      const messages = []
      const partition = sends++ % partitions
      for (; number < due; number++) messages.push({ partition, value: String(number) })
      if (messages.length === 0) continue
      await producer.send({ topic, messages, acks: -1 })
      outcome.acknowledged += messages.length
    }
    await producer.disconnect()
  } catch (error) {
    outcome.problems = [error.message, ...logged]
  }
  say(outcome)
}

const startMember = async ({ topic, group }, member) => {
  const consumer = kafka.consumer({
    groupId: group,
    sessionTimeout: 10_000,
    rebalanceTimeout: 10_000,
    heartbeatInterval: 500,
    maxWaitTimeInMs: 500,
    metadataMaxAge: options.metadataMaxAgeMs,
    retry: { retries: 30, initialRetryTime: 100, maxRetryTime: 1_000 },
  })
  consumer.on(consumer.events.CRASH, ({ payload }) => say({ member, problem: payload.error.message }))
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => say({ member, assigned: payload.memberAssignment }))
  let generation
  consumer.on(consumer.events.HEARTBEAT, ({ payload }) => {
    if (payload.groupGenerationId === generation) return
    generation = payload.groupGenerationId
    say({ member, generation })
  })
  await consumer.connect()
  await consumer.subscribe({ topics: [topic], fromBeginning: true })
  await consumer.run({
    autoCommitInterval: 500,
    eachMessage: async ({ partition, message }) =>
      say({ member, partition, offset: Number(message.offset), value: message.value.toString() }),
  })
  return consumer
}

const read = async ({ members, ...where }) => {
  const asked = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
  const names = Array.from({ length: members }, (_, i) => String(i))
  const consumers = await Promise.all(names.map((name) => startMember(where, name)))
  await asked
  await Promise.all(consumers.map((consumer) => consumer.disconnect()))
}

/** What every broker lists, one after the other, as kafkajs hands it on. */
const listGroups = async () => {
  const admin = kafka.admin()
  await admin.connect()
  const { groups } = await admin.listGroups()
  await admin.disconnect()
  say({ groups: groups.map(({ groupId }) => groupId) })
}

await { write, read, groups: listGroups }[command](options)
process.exit()
