// Numbers written by a client and read by a group of it meanwhile, whatever happens to agents in between; and what must
// hold of them in the end.
import { setTimeout as sleep } from 'node:timers/promises'

/** How long writing waits for the members to find together. */
const gatherLimitMs = 30_000
/** How long a group may take to have read what was written. */
const readLimitMs = 60_000

/**
 * Starts reading, and writing when every member has partitions, with `client`, or reading with others: `readers` are clients in places of their own, each of
 * which has `members` members in the one group. `halfWay` resolves when two fifths were read, `finish` when all was; both
 * reject when that takes too long.
 */
export const startLoad = async (client, { topic, group = topic, count, rate, members = 3, readers = [client] }) => {
  const seen = new Set()
  const byMember = new Map()
  let twice = 0
  const reading = await Promise.all(
    readers.map((reader, place) =>
      reader.read({
        topic,
        group,
        members,
        onRecord({ member, value }) {
          if (seen.has(value)) twice++
          seen.add(value)
          const name = `${place}.${member}`
          byMember.set(name, (byMember.get(name) ?? 0) + 1)
        },
      }),
    ),
  )
  const stopReading = () => Promise.all(reading.map((reader) => reader.stop()))
  for (const end = performance.now() + gatherLimitMs; ; await sleep(20)) {
    if (reading.every((reader) => reader.membersWithPartitions() >= members) || performance.now() > end) break
  }
  const errors = () => reading.map((reader) => reader.errors()).join('\n')
  const writing = client.write({ topic, count, rate }).then(
    (acknowledged) => ({ acknowledged }),
    (error) => ({ acknowledged: 0, error }),
  )
  const until = async (share) => {
    for (const end = performance.now() + readLimitMs; seen.size < count * share; await sleep(20)) {
      if (performance.now() < end) continue
      throw new Error(`${seen.size} of ${count} were read in time; ${errors().slice(-1_500)}`)
    }
  }
  return {
    /** How many records were read so far. */
    seen: () => seen.size,
    /** How often members were given partitions so far. */
    assignments: () => reading.reduce((sum, reader) => sum + reader.assignments(), 0),
    /** The group's newest generation, as far as its readers tell. */
    generation: () => Math.max(...reading.map((reader) => reader.generation?.() ?? 0)),
    /** What the readers said of errors. */
    errors,
    halfWay: () => until(0.4),
    /** Waits for the end and says what each member read; its name begins with the place of its reader. */
    async finish() {
      const { acknowledged, error } = await writing
      if (error !== undefined) {
        await stopReading()
        throw error
      }
      try {
        if (acknowledged !== count) throw new Error(`${acknowledged} of ${count} were acknowledged`)
        await until(1)
      } finally {
        await stopReading()
      }
      return { byMember: Object.fromEntries(byMember), twice }
    },
  }
}

/** Finds what is wrong with a topic that one idempotent producer wrote the numbers below `count` to. */
export const findProblem = (records, count) => {
  const values = new Set()
  const last = new Map()
  for (const { partition, offset, value } of records) {
    const number = Number(value)
    if (values.has(number)) return `${number} is stored twice, the second time at ${partition}/${offset}`
    values.add(number)
    if ((last.get(partition) ?? -1) > number)
      return `${number} at ${partition}/${offset} lies behind ${last.get(partition)}`
    last.set(partition, number)
  }
  return values.size === count ? undefined : `${values.size} of ${count} are stored`
}
