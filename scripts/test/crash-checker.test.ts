import { describe, expect, it } from 'vitest'
import { checkHistory } from '../crash/checker.mjs'

/** A history in which two producers wrote `count` records each to one partition, taking turns, and nothing is wrong. */
function soundHistory(count = 10): string[] {
  const lines: string[] = []
  for (const producer of [0, 1]) lines.push(`sent ${producer} 0 ${count}`)
  for (let number = 0; number < count; number++) {
    for (const producer of [0, 1]) {
      const offset = number * 2 + producer
      lines.push(`ack ${producer} 0 ${number} ${offset} ${offset * 3}`, `read 0 ${offset} ${producer} ${number} 1`)
    }
  }
  return [...lines, `end 0 ${count * 2}`]
}

/** Replaces one line, which must be there, by others. */
function replace(lines: readonly string[], line: string, ...others: string[]): string[] {
  expect(lines).toContain(line)
  return lines.flatMap((each) => (each === line ? others : [each]))
}

function anomaliesOf(lines: Iterable<string>): Record<string, number> {
  const { anomalies } = checkHistory(lines)
  return Object.fromEntries(Object.entries(anomalies).map(([name, { count }]) => [name, count]))
}

describe('the checker of crash histories', () => {
  it('finds nothing wrong with a sound history', () => {
    expect(checkHistory(soundHistory())).toEqual({
      acked: 20,
      read: 20,
      unacknowledged: 0,
      longestSilenceMs: 3,
      anomalies: {},
    })
  })

  it('accepts a record that is there though its acknowledgement never arrived, as long as the client did not give up', () => {
    const lines = replace(soundHistory(), 'ack 1 0 9 19 57')
    expect(checkHistory(lines).unacknowledged).toBe(1)
    expect(anomaliesOf(lines)).toEqual({ unacked: 1 })
  })

  it('names an acknowledged record that is missing below what was read, and the hole it leaves', () => {
    const lines = replace(soundHistory(), 'read 0 8 0 4 1')
    expect(anomaliesOf(lines)).toEqual({ hole: 1, skipped: 1, 'lost-write': 1 })
  })

  it('names an acknowledged record whose offset another record took', () => {
    const lines = replace(soundHistory(), 'read 0 19 1 9 1', 'read 0 19 1 10 1').map((line) =>
      line === 'sent 1 0 10' ? 'sent 1 0 11' : line,
    )
    expect(anomaliesOf(lines)).toEqual({ skipped: 1, unseen: 1, unacked: 1 })
  })

  it('names acknowledged records at the end that cannot be read', () => {
    const lines = replace(soundHistory(), 'read 0 19 1 9 1')
    expect(anomaliesOf(lines)).toEqual({ hole: 1, unseen: 1 })
    expect(anomaliesOf(replace(lines, 'end 0 20', 'end 0 19'))).toEqual({ unseen: 1 })
  })

  it('names a record that was stored twice', () => {
    const lines = replace(soundHistory(), 'end 0 20', 'read 0 20 0 9 1', 'end 0 21')
    expect(anomaliesOf(lines)).toEqual({ duplicate: 1 })
  })

  it('names a record that overtook an earlier one of its producer', () => {
    let lines = replace(soundHistory(), 'read 0 6 0 3 1', 'read 0 6 0 4 1')
    lines = replace(lines, 'read 0 8 0 4 1', 'read 0 8 0 3 1')
    expect(anomaliesOf(lines)).toEqual({ reordered: 1, 'inconsistent-offsets': 2 })
  })

  it('does not take records of two producers in any order for reordered', () => {
    const lines = [
      'sent 0 0 1',
      'sent 1 0 1',
      'read 0 0 1 0 1',
      'read 0 1 0 0 1',
      'ack 0 0 0 1 5',
      'ack 1 0 0 0 9',
      'end 0 2',
    ]
    expect(anomaliesOf(lines)).toEqual({})
  })

  it('names offsets that are missing though every record is there', () => {
    let lines = replace(soundHistory(), 'read 0 19 1 9 1', 'read 0 22 1 9 1')
    lines = replace(lines, 'ack 1 0 9 19 57', 'ack 1 0 9 22 57')
    expect(anomaliesOf(replace(lines, 'end 0 20', 'end 0 23'))).toEqual({ hole: 1 })
  })

  it('names an offset that was acknowledged for a record that lies elsewhere, and one that was read twice', () => {
    expect(anomaliesOf(replace(soundHistory(), 'ack 0 0 2 4 12', 'ack 0 0 2 5 12'))).toEqual({
      'inconsistent-offsets': 1,
    })
    const twice = replace(soundHistory(), 'read 0 4 0 2 1', 'read 0 4 0 2 1', 'read 0 4 0 2 1')
    expect(anomaliesOf(twice)).toEqual({ 'inconsistent-offsets': 1, duplicate: 1 })
  })

  it('names bytes that changed and records that nobody sent', () => {
    expect(anomaliesOf(replace(soundHistory(), 'read 0 4 0 2 1', 'read 0 4 0 2 0'))).toEqual({ corrupt: 1 })
    const lines = replace(soundHistory(), 'end 0 20', 'read 0 20 7 0 1', 'end 0 21')
    expect(anomaliesOf(lines)).toEqual({ phantom: 1 })
  })

  it('names records that the client gave up', () => {
    const lines = replace(soundHistory(), 'ack 1 0 9 19 57', 'failed 1 0 9')
    expect(anomaliesOf(lines)).toEqual({ 'producer-failed': 1 })
  })

  it('names a partition of which nothing could be read', () => {
    const lines = ['sent 0 3 2', 'ack 0 3 0 0 1', 'ack 0 3 1 1 1', 'end 3 2']
    expect(anomaliesOf(lines)).toEqual({ hole: 1, unseen: 2 })
  })

  it('tells how long nothing was acknowledged', () => {
    const lines = replace(soundHistory(), 'ack 1 0 9 19 57', 'ack 1 0 9 19 5057')
    expect(checkHistory(lines).longestSilenceMs).toBe(5003)
  })
})
