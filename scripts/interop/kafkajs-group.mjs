// kafkajs 2.2.4 as a program of its own: writes a dataset, and reads topics in a group of three members.
//
//   node kafkajs-group.mjs produce BOOTSTRAP TOPIC FOLDER PARTITIONS CODEC
//   node kafkajs-group.mjs group-read BOOTSTRAP GROUP TOPIC,TOPIC RECORDS HISTORY
//
// dataset.mjs says what the files in FOLDER hold, group-history.mjs what the lines of HISTORY mean. kafkajs has one
// assignor, an eager round robin, and no static members.
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import kafkajs from 'kafkajs'
import { decodeDataset } from './dataset.mjs'
import { codecNumber, registerCodecs } from './kafkajs-codecs.mjs'

const { Kafka, logLevel, Partitioners } = kafkajs
/** kafkajs makes one batch of what a request holds for a partition, so it is the caller who keeps batches small. */
const bytesPerRequest = 500_000

const createClient = (bootstrap, clientId) =>
  new Kafka({ clientId, brokers: [bootstrap], logLevel: logLevel.NOTHING, retry: { retries: 8 } })

const produce = async ([bootstrap, topic, folder, partitions, codec]) => {
  const producer = createClient(bootstrap, 'interop').producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
  })
  await producer.connect()
  let acknowledged = 0
  const send = async (partition, messages) => {
    const [answer] = await producer.send({ topic, messages, compression: codecNumber[codec], acks: -1 })
    const due = acknowledged - partition.start
    if (Number(answer.baseOffset) !== due)
      throw new Error(`${topic}/${partition.number}: ${answer.baseOffset}, not ${due}`)
    acknowledged += messages.length
  }
  for (let number = 0; number < Number(partitions); number++) {
    const partition = { number, start: acknowledged }
    let messages = []
    let bytes = 0
    for (const { key, value, headers } of decodeDataset(await readFile(join(folder, `partition-${number}.bin`)))) {
      const own = { ...Object.fromEntries(headers), run: topic, partition: String(number) }
      messages.push({ key, value, headers: own, partition: number })
      bytes += key.length + value.length
      if (bytes < bytesPerRequest) continue
      await send(partition, messages)
      messages = []
      bytes = 0
    }
    if (messages.length > 0) await send(partition, messages)
  }
  await producer.disconnect()
  process.stdout.write(`${acknowledged}\n`)
}

/** What the members of a run share. */
const createRun = ([bootstrap, group, topics, records, history]) => {
  const file = createWriteStream(history)
  const next = new Map()
  let read = 0
  return {
    bootstrap,
    group,
    topics: topics.split(','),
    total: Number(records),
    deadline: performance.now() + 90_000,
    isGathering: true,
    isComplete: false,
    line: (text) => file.write(`${text}\n`),
    passed(where, due) {
      const before = next.get(where) ?? 0
      if (due <= before) return
      next.set(where, due)
      read += due - before
    },
    read: () => read,
    /**
     * How many records a member takes at a time, and how long it rests between. Everybody reads slowly while the group
     * comes together and once two fifths are read, and all but stops at four fifths, so that however long the group takes
     * to let the fourth in, something is left for it. The one that will leave never hurries: it leaves something behind.
     */
    share(name) {
      if (this.isComplete) return { most: 1_000, restMs: 0 }
      if (read > this.total * 0.8) return { most: 1, restMs: 20 }
      if (this.isGathering || read >= this.total * 0.4 || name === 'b') {
        return { most: Math.floor(this.total / 2_000) + 1, restMs: 20 }
      }
      return { most: Math.min(1_000, Math.floor(this.total / 50) + 1), restMs: 0 }
    },
    isOver() {
      return read >= this.total || performance.now() > this.deadline
    },
    async finish() {
      file.end()
      await once(file, 'finish')
    },
  }
}

/** Takes one batch as kafkajs hands it over, in steps between which it commits and sends heartbeats. */
const takeBatch = async (run, { name, member, batch, ...control }) => {
  const { topic, partition, messages } = batch
  const where = `${topic}/${partition}`
  for (let start = 0; start < messages.length && control.isRunning() && !control.isStale(); ) {
    const { most, restMs } = run.share(name)
    const step = messages.slice(start, start + most)
    const sums = step.map(({ key, value }) => crc32(value ?? '', crc32(key ?? '')).toString(16))
    run.line(`read ${name} ${topic} ${partition} ${step[0].offset} ${sums.join(' ')}`)
    member.hasRead = true
    run.passed(where, Number(step.at(-1).offset) + 1)
    control.resolveOffset(step.at(-1).offset)
    await control.commitOffsetsIfNecessary()
    if (restMs > 0) await sleep(restMs)
    await control.heartbeat()
    start += step.length
  }
}

const startMember = async (run, name) => {
  const consumer = createClient(run.bootstrap, `${run.group}-${name}`).consumer({
    groupId: run.group,
    sessionTimeout: 10_000,
    rebalanceTimeout: 10_000,
    heartbeatInterval: 300,
    maxWaitTimeInMs: 100,
  })
  let held = []
  const member = { hasPartitions: false, hasRead: false }
  const flat = (assignment) =>
    Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((number) => `${topic}/${number}`))
  const release = () => {
    if (held.length > 0) run.line(`revoked ${name} ${held.join(' ')}`)
    held = []
  }
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    // By now every other member has joined again, and has given up what it held.
    release()
    held = flat(payload.memberAssignment)
    run.line(`assigned ${name} ${held.join(' ')}`)
    if (held.length > 0) member.hasPartitions = true
  })
  consumer.on(consumer.events.REBALANCING, release)
  consumer.on(consumer.events.CRASH, ({ payload }) => run.line(`problem ${name} ${payload.error.message}`))
  await consumer.connect()
  await consumer.subscribe({ topics: run.topics, fromBeginning: true })
  await consumer.run({
    eachBatchAutoResolve: false,
    autoCommitInterval: 200,
    eachBatch: (payload) => takeBatch(run, { name, member, ...payload }),
  })
  member.leave = async () => {
    await consumer.stop()
    release()
    await consumer.disconnect()
    run.line(`left ${name}`)
  }
  return member
}

const groupRead = async (args) => {
  const run = createRun(args)
  const members = await Promise.all(['a', 'b', 'c'].map((name) => startMember(run, name)))
  while (!members.every(({ hasPartitions }) => hasPartitions) && !run.isOver()) await sleep(5)
  run.isGathering = false
  while ((run.read() < run.total * 0.4 || !members[1].hasRead) && !run.isOver()) await sleep(2)
  await members[1].leave()
  await sleep(700)
  const joining = await startMember(run, 'd')
  while (!joining.hasPartitions && !run.isOver()) await sleep(10)
  // What it was given may have been read to its end by those before it, so that it waits for nothing.
  for (const end = performance.now() + 5_000; !joining.hasRead && performance.now() < end && !run.isOver(); )
    await sleep(5)
  run.isComplete = true
  while (!run.isOver()) await sleep(10)
  await Promise.all([members[0], members[2], joining].map((member) => member.leave()))
  await run.finish()
  process.stdout.write(`${run.read()}\n`)
}

await registerCodecs()
const [command, ...args] = process.argv.slice(2)
await (command === 'produce' ? produce(args) : groupRead(args))
