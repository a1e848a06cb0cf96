// Checks the history of a crash run after the fact. The names of the anomalies are those of Jepsen's Kafka workload
// where it has one.
//
//   lost-write            acknowledged at an offset below one that was read, never read
//   unseen                acknowledged, and not read by the end
//   inconsistent-offsets  acknowledged at one offset, read at another; or two records at one offset
//   duplicate             one record at two offsets
//   reordered             a record of a producer behind a later one of the same producer and partition
//   skipped               a record of a producer is missing though later ones of it are there
//   hole                  offsets that are not dense from 0 to the partition's end
//   corrupt               other bytes than were written
//   phantom               a record that nobody sent
//   unacked               sent, and neither acknowledged nor given up when the run had all its time
//   producer-failed       the client gave a record up, which an idempotent producer that may wait for ever never should

/** Collects anomalies by name, with the first few of each. */
const createFindings = () => {
  const anomalies = {}
  const note = (name, example) => {
    anomalies[name] ??= { count: 0, examples: [] }
    anomalies[name].count++
    if (anomalies[name].examples.length < 5) anomalies[name].examples.push(example)
  }
  return { anomalies, note }
}

const parseHistory = (lines) => {
  const history = { sent: new Map(), acks: [], failed: [], reads: new Map(), ends: new Map() }
  for (const line of lines) {
    if (line === '') continue
    const [word, ...rest] = line.split(' ')
    const numbers = rest.map(Number)
    if (word === 'sent') history.sent.set(`${numbers[0]}/${numbers[1]}`, numbers[2])
    else if (word === 'ack') history.acks.push(numbers)
    else if (word === 'failed') history.failed.push(numbers)
    else if (word === 'end') history.ends.set(numbers[0], numbers[1])
    else if (word === 'read') {
      const [partition, ...read] = numbers
      if (!history.reads.has(partition)) history.reads.set(partition, [])
      history.reads.get(partition).push(read)
    } else throw new Error(`no such line in a history: ${line}`)
  }
  return history
}

/** Offsets as they were read must run from 0 to the end without a gap. */
const checkOffsets = (partition, reads, end, note) => {
  let next = 0
  for (const [offset] of reads) {
    if (offset < next) note('inconsistent-offsets', `partition ${partition}: offset ${offset} was read twice`)
    else if (offset > next) note('hole', `partition ${partition}: offsets ${next} to ${offset - 1}`)
    next = Math.max(next, offset + 1)
  }
  if (next < end) note('hole', `partition ${partition}: offsets ${next} to ${end - 1}, at the end`)
}

/** Each producer's records must be there once, in order, whole, and none that was not sent. */
const checkRecords = (partition, reads, sent, note) => {
  const offsetOf = new Map()
  const last = new Map()
  for (const [offset, producer, number, intact] of reads) {
    const stream = `${producer}/${partition}`
    const name = `${stream}/${number}`
    const where = `producer ${producer} partition ${partition} record ${number} at offset ${offset}`
    if (!(number >= 0 && number < (sent.get(stream) ?? 0))) note('phantom', where)
    else if (intact !== 1) note('corrupt', where)
    if (offsetOf.has(name)) {
      note('duplicate', `${where}, and at ${offsetOf.get(name)}`)
      continue
    }
    offsetOf.set(name, offset)
    const before = last.get(stream) ?? -1
    if (number < before) note('reordered', `${where}, after record ${before}`)
    last.set(stream, Math.max(before, number))
  }
  for (const [stream, highest] of last) {
    for (let number = 0; number < highest; number++) {
      if (!offsetOf.has(`${stream}/${number}`)) note('skipped', `producer/partition ${stream} record ${number}`)
    }
  }
  return offsetOf
}

const checkAcks = (acks, offsets, readUpTo, note) => {
  const acked = new Set()
  for (const [producer, partition, number, offset] of acks) {
    const name = `${producer}/${partition}/${number}`
    const where = `producer ${producer} partition ${partition} record ${number}`
    acked.add(name)
    const read = offsets.get(name)
    if (read === undefined) {
      const kind = offset < (readUpTo.get(partition) ?? -1) ? 'lost-write' : 'unseen'
      note(kind, `${where}, acknowledged at offset ${offset}`)
    } else if (read !== offset) note('inconsistent-offsets', `${where}, acknowledged at ${offset}, read at ${read}`)
  }
  return acked
}

const checkSent = (sent, acked, failed, note) => {
  const givenUp = new Set()
  for (const [producer, partition, number] of failed) {
    givenUp.add(`${producer}/${partition}/${number}`)
    note('producer-failed', `producer ${producer} partition ${partition} record ${number}`)
  }
  for (const [stream, count] of sent) {
    for (let number = 0; number < count; number++) {
      const name = `${stream}/${number}`
      if (!acked.has(name) && !givenUp.has(name)) note('unacked', `producer/partition ${stream} record ${number}`)
    }
  }
}

const longestSilence = (acks) => {
  let longest = 0
  for (let i = 1; i < acks.length; i++) longest = Math.max(longest, acks[i][4] - acks[i - 1][4])
  return longest
}

/** Checks a history and says what it found. */
export const checkHistory = (lines) => {
  const { sent, acks, failed, reads, ends } = parseHistory(lines)
  const { anomalies, note } = createFindings()
  const offsets = new Map()
  let read = 0
  for (const partition of new Set([...reads.keys(), ...ends.keys()])) {
    const records = reads.get(partition) ?? []
    read += records.length
    checkOffsets(partition, records, ends.get(partition) ?? 0, note)
    for (const [name, offset] of checkRecords(partition, records, sent, note)) offsets.set(name, offset)
  }
  // Below the highest offset read, a missing record is lost; above it, the reading may have ended too soon.
  const readUpTo = new Map([...reads].map(([partition, records]) => [partition, records.at(-1)[0]]))
  const acked = checkAcks(acks, offsets, readUpTo, note)
  checkSent(sent, acked, failed, note)
  let unacknowledged = 0
  for (const name of offsets.keys()) if (!acked.has(name)) unacknowledged++
  return { acked: acks.length, read, unacknowledged, longestSilenceMs: longestSilence(acks), anomalies }
}
