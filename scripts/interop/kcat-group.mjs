// kcat as the members of a consumer group: three processes, one of which is ended half-way, after which a fourth begins.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import { endWithUs } from './processes.mjs'

/** Topic, partition, offset and the two lengths on a line of their own, then key and value. */
const recordFormat = '%t %p %o %K %S\\n%k%s'

const settings = {
  'auto.offset.reset': 'earliest',
  'session.timeout.ms': 10_000,
  'heartbeat.interval.ms': 300,
  'auto.commit.interval.ms': 200,
  'fetch.wait.max.ms': 100,
  'broker.address.family': 'v4',
}

/** Cuts what kcat prints into records. */
const createRecordReader = (visit) => {
  let pending = Buffer.alloc(0)
  const takeOne = (start) => {
    const lineEnd = pending.indexOf(10, start)
    if (lineEnd < 0) return -1
    const [topic, partition, offset, keyLength, valueLength] = pending.toString('latin1', start, lineEnd).split(' ')
    const valueStart = lineEnd + 1 + Math.max(0, Number(keyLength))
    const end = valueStart + Math.max(0, Number(valueLength))
    if (end > pending.length) return -1
    const sum = crc32(pending.subarray(lineEnd + 1, end))
    visit({ topic, partition, offset: Number(offset), sum })
    return end
  }
  return (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    let start = 0
    for (let end = takeOne(0); end >= 0; end = takeOne(start)) start = end
    pending = pending.subarray(start)
  }
}

/** Notes what one member prints; where the run wants it to rest, it is kept waiting at its standard output. */
const startMember = (run, name) => {
  const options = { ...settings, 'partition.assignment.strategy': run.assignor }
  const args = Object.entries(options).flatMap(([key, value]) => ['-X', `${key}=${value}`])
  const command = ['-b', run.bootstrap, '-G', run.group, ...args, '-f', recordFormat, ...run.topics]
  const child = endWithUs(spawn('kcat', command, { stdio: ['ignore', 'pipe', 'pipe'] }))
  const member = { hasPartitions: false, hasRead: false }
  let runOfRecords = { text: '' }
  const flush = () => {
    if (runOfRecords.text !== '') run.line(runOfRecords.text)
    runOfRecords = { text: '' }
  }
  const take = createRecordReader(({ topic, partition, offset, sum }) => {
    const where = `${topic} ${partition}`
    if (runOfRecords.where !== where || runOfRecords.due !== offset) {
      flush()
      runOfRecords = { where, text: `read ${name} ${where} ${offset}` }
    }
    runOfRecords.text += ` ${sum.toString(16)}`
    runOfRecords.due = offset + 1
    run.passed(where, offset + 1)
    member.hasRead = true
  })
  child.stdout.on('data', (chunk) => {
    take(chunk)
    flush()
    const pauseMs = member.isLeaving ? 0 : run.pauseMs(name)
    if (pauseMs === 0) return
    child.stdout.pause()
    setTimeout(() => child.stdout.resume(), pauseMs)
  })
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (/assign\w+(?: of [1-9]\d* partition.*)?: \S/.test(line)) member.hasPartitions = true
    // What it has read up to then is printed, or in its buffer, which it empties when it ends.
    const end = /^% Reached end of topic (\S+) \[(\d+)\] at offset (\d+)/.exec(line)
    if (end !== null) run.ended(`${end[1]} ${end[2]}`, Number(end[3]))
    if (line.includes('ERROR')) run.line(`problem ${name} ${line}`)
  })
  member.leave = async () => {
    member.isLeaving = true
    const closed = once(child, 'close')
    child.stdout.resume()
    child.kill('SIGTERM')
    await closed
    flush()
    run.line(`left ${name}`)
  }
  return member
}

/**
 * Reads topics to their end and writes a history of it. Records and assignments come out of kcat by two pipes, so that the
 * history has no assignments: their place in it would be a guess.
 */
export const kcatGroupRead = async ({ bootstrap, group, topics, records, assignor, history }) => {
  const file = createWriteStream(history)
  const next = new Map()
  const ends = new Map()
  let read = 0
  let atEnd = 0
  const deadline = performance.now() + 90_000
  const run = {
    bootstrap,
    group,
    topics,
    assignor,
    isGathering: true,
    isComplete: false,
    line: (text) => file.write(`${text}\n`),
    /**
     * How long a member waits at a full pipe. Everybody reads slowly while the group comes together and once two fifths are
     * read, and all but stops at four fifths, so that however long the group takes to let the fourth in, something is left
     * for it. The one that will leave never hurries: it leaves something behind.
     */
    pauseMs(name) {
      if (this.isComplete) return 0
      if (read > records * 0.8) return 400
      return this.isGathering || read >= records * 0.4 || name === 'b' ? 20 : 0
    },
    passed(where, due) {
      const before = next.get(where) ?? 0
      if (due > before) read += due - before
      next.set(where, Math.max(before, due))
    },
    ended(where, offset) {
      atEnd += offset - (ends.get(where) ?? 0)
      ends.set(where, offset)
    },
  }
  const isOver = () => atEnd >= records || performance.now() > deadline
  const members = ['a', 'b', 'c'].map((name) => startMember(run, name))
  while (!members.every(({ hasPartitions }) => hasPartitions) && !isOver()) await sleep(5)
  run.isGathering = false
  while ((read < records * 0.4 || !members[1].hasRead) && !isOver()) await sleep(2)
  await members[1].leave()
  await sleep(700)
  const joining = startMember(run, 'd')
  while (!joining.hasPartitions && !isOver()) await sleep(5)
  // What it was given may have been read to its end by those before it, so that it waits for nothing.
  for (const end = performance.now() + 5_000; !joining.hasRead && performance.now() < end && !isOver(); ) await sleep(5)
  run.isComplete = true
  while (!isOver()) await sleep(10)
  await Promise.all([members[0], members[2], joining].map((member) => member.leave()))
  file.end()
  await once(file, 'finish')
}
