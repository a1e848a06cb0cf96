// Checks what the members of a consumer group read. Every client writes the same history, one event per line; MEMBER is
// the run's own name of a member (a, b and c begin, b leaves half-way, d joins then):
//
//   synced MEMBER GENERATION MEMBER-ID TOPIC/PARTITION...  what one SyncGroup response gave it; from clients that tell
//   assigned MEMBER TOPIC/PARTITION...                     the client's callback, of all partitions or of those added
//   revoked MEMBER TOPIC/PARTITION...                      the client's callback
//   lost MEMBER TOPIC/PARTITION...                         the client was told that it is no member any more
//   read MEMBER TOPIC PARTITION OFFSET CRC...              records at consecutive offsets, each as the CRC-32 of key and value
//   left MEMBER
//   problem MEMBER TEXT...                                 an error that the client reported
//
// Anomalies are called:
//
//   reread       a record that was read again though no assignment lay in between
//   missing      a record that no member read
//   corrupt      another key or value than was written
//   phantom      an offset at which nothing was written
//   two-owners   a partition that two members were given in one generation, or held at the same time by their callbacks
//   lost         a member that was put out of the group
//   problem      an error of a client
//   idle         a member that read nothing, though it was given partitions with something left in them
//   rebalanced   static members: another generation, or another assignment for the one that came back
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { crc32 } from 'node:zlib'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeDataset } from './dataset.mjs'

/** CRC-32 of key and value of each record of a dataset, by partition. */
export const datasetSums = async (folder, partitions) => {
  const files = await Promise.all(
    Array.from({ length: partitions }, (_, partition) => readFile(join(folder, `partition-${partition}.bin`))),
  )
  const sumOf = ({ key, value }) => crc32(value ?? '', crc32(key ?? ''))
  return files.map((bytes) => Uint32Array.from([...decodeDataset(bytes)].map(sumOf)))
}

const createFindings = () => {
  const anomalies = {}
  return {
    anomalies,
    note(name, example) {
      anomalies[name] ??= { count: 0, examples: [] }
      anomalies[name].count++
      if (anomalies[name].examples.length < 5) anomalies[name].examples.push(example)
    },
  }
}

/** Counts each record that is read, and finds those that are not what was written. */
const createReads = (expected, note) => {
  const timesRead = new Map()
  for (const [topic, partitions] of Object.entries(expected)) {
    for (const [partition, sums] of partitions.entries()) {
      const entry = { sums, times: new Uint8Array(sums.length), epochs: new Uint16Array(sums.length) }
      timesRead.set(`${topic}/${partition}`, entry)
    }
  }
  // One more with each assignment: after one, what lies past the last committed offset may be read again.
  let epoch = 1
  let records = 0
  const byMember = {}
  return {
    byMember,
    hasUnread: (where) => timesRead.get(where)?.times.includes(0) === true,
    rebalanced() {
      epoch++
    },
    take([member, topic, partition, first, ...sums]) {
      const where = `${topic}/${partition}`
      const known = timesRead.get(where)
      byMember[member] = (byMember[member] ?? 0) + sums.length
      for (let i = 0; i < sums.length; i++) {
        const offset = Number(first) + i
        if (known === undefined || offset >= known.times.length) note('phantom', `${where} offset ${offset}`)
        else if (known.sums[offset] !== Number.parseInt(sums[i], 16)) note('corrupt', `${where} offset ${offset}`)
        else {
          if (known.times[offset] < 255) known.times[offset]++
          if (known.epochs[offset] === epoch) note('reread', `${where} offset ${offset}`)
          known.epochs[offset] = epoch
          records++
        }
      }
    },
    finish() {
      let distinct = 0
      for (const [where, { times }] of timesRead) {
        for (const [offset, count] of times.entries()) {
          if (count === 0) note('missing', `${where} offset ${offset}`)
          else distinct++
        }
      }
      return { records, duplicates: records - distinct }
    },
  }
}

/** Who owns which partition: by generation where the client tells it, by callbacks in the order of the history else. */
const createOwners = (note, isStatic) => {
  // A static member that comes back is the same owner under another member id.
  const ownerOf = (member) => (isStatic && member === 'd' ? 'b' : member)
  const byGeneration = new Map()
  const holders = new Map()
  return {
    generations: () => byGeneration.size,
    synced([member, generation, , ...partitions]) {
      if (!byGeneration.has(generation)) byGeneration.set(generation, new Map())
      const owners = byGeneration.get(generation)
      for (const partition of partitions.filter((name) => name !== '')) {
        const other = owners.get(partition)
        if (other !== undefined && other !== ownerOf(member))
          note('two-owners', `${partition} in generation ${generation}: ${other} and ${member}`)
        owners.set(partition, ownerOf(member))
      }
    },
    assigned([member, ...partitions]) {
      for (const partition of partitions.filter((name) => name !== '')) {
        const other = holders.get(partition)
        if (other !== undefined && other !== member) note('two-owners', `${partition}: ${other} and ${member}`)
        holders.set(partition, member)
      }
    },
    released([member, ...partitions]) {
      for (const partition of partitions) if (holders.get(partition) === member) holders.delete(partition)
    },
  }
}

/** Static members: nobody but the one that came back was given anything, and it got its old partitions. */
const createStaticCheck = (note) => {
  let ofB
  let isGone = false
  let isBack = false
  let generation
  return {
    left([member]) {
      if (member === 'b') isGone = true
    },
    given(member, partitions, now) {
      if (member === 'b') ofB = partitions.join()
      if (isGone && !isBack && member !== 'd') note('rebalanced', `${member} was given ${partitions.join()}`)
      if (member === 'd') {
        if (isBack) note('rebalanced', 'd was given partitions twice')
        if (partitions.join() !== ofB) note('rebalanced', `${ofB} became ${partitions.join()}`)
        if (now !== generation) note('rebalanced', `generation ${generation} became ${now}`)
        isBack = true
      }
      generation = now
    },
    revoked([member, ...partitions]) {
      if (isGone && !isBack) note('rebalanced', `${member} was revoked ${partitions.join()}`)
    },
  }
}

/**
 * Checks a history.
 *
 * @param lines - Anything that yields lines, in order.
 * @param expected - Per topic, per partition, the sums of the records that were written, in offset order.
 * @param isStatic - Whether b came back as d under the same group.instance.id.
 */
export const checkGroupHistory = async (lines, { expected, isStatic = false }) => {
  const { anomalies, note } = createFindings()
  const reads = createReads(expected, note)
  const owners = createOwners(note, isStatic)
  // The one that joins may be given nothing but partitions that the others have read to their end; a history without
  // assignments does not tell.
  const owed = { joiner: false }
  const given = (member, partitions, generation) => {
    if (member === 'd' && partitions.some((name) => reads.hasUnread(name))) owed.joiner = true
    statics.given(member, partitions, generation)
  }
  const statics = createStaticCheck(isStatic ? note : () => {})
  const takers = {
    read: (words) => reads.take(words),
    synced: (words) => {
      const [member, generation, , ...partitions] = words
      reads.rebalanced()
      owners.synced(words)
      given(member, partitions, generation)
    },
    assigned: (words) => {
      const [member, ...partitions] = words
      reads.rebalanced()
      owners.assigned(words)
      given(member, partitions)
    },
    revoked: (words) => {
      owners.released(words)
      statics.revoked(words)
    },
    lost: (words) => {
      owners.released(words)
      note('lost', words.join(' '))
    },
    problem: (words) => note('problem', words.join(' ')),
    left: (words) => statics.left(words),
  }
  for await (const line of lines) {
    const [event, ...words] = line.split(' ')
    if (event === '') continue
    if (!Object.hasOwn(takers, event)) throw new Error(`no such line in a history: ${line.slice(0, 200)}`)
    takers[event](words)
  }
  const counts = reads.finish()
  for (const member of ['a', 'b', 'c']) if (!reads.byMember[member]) note('idle', member)
  if (!reads.byMember.d && owed.joiner) note('idle', 'd')
  return { ...counts, generations: owners.generations(), byMember: reads.byMember, anomalies }
}

/** Lines of a file. */
export const linesOfFile = (file) => createInterface({ input: createReadStream(file) })
