import { everyCharacter, isDigit, isLetter, isLowerLetter } from './characters.ts'
import { isIpv4, isIpv6 } from './host.ts'
import { TAILS_MAX } from './limits.ts'

/**
 * What may be cut off a value that ends the id, besides the marked tails of {@link cutMarkedTail}.
 *
 * - `none`: nothing, since any tail could belong to the value.
 * - `number`: `-0`, when the rest is a value and the whole is not.
 * - `word`: `-admin` and its like, and numbers, when the rest is a value and the whole is not.
 * - `zone`: words always; numbers where the rest is a cloud's zone that never goes on.
 * - `host`: words and numbers where the rest is an address or ends in a top-level domain of letters.
 */
export type TailRule = 'none' | 'number' | 'word' | 'zone' | 'host'

/** A value and what was cut off its end; `value + tail` is what was received. */
export interface Cut {
  readonly value: string
  readonly tail: string
}

// Kafka Streams names its threads like this and hangs `-consumer`, `-0_1-producer` and more on the thread's name.
const STREAMS_MARKS = ['-StreamThread-', '-StateUpdater-', '-TaskExecutor-', '-GlobalStreamThread']

// Streams: admin, global-consumer, restore-consumer. Connect workers: configs, offsets, statuses, leader, shared-admin.
// Flink's source: enumerator-consumer, enumerator-admin-client. The longer names come first.
const TAIL_WORDS = [
  '-enumerator-admin-client',
  '-enumerator-consumer',
  '-restore-consumer',
  '-global-consumer',
  '-shared-admin',
  '-consumer',
  '-producer',
  '-statuses',
  '-offsets',
  '-configs',
  '-leader',
  '-admin',
]

/**
 * Cuts a tail that marks itself: MirrorMaker 2's `|source->target|…` or a Kafka Streams thread's name.
 * No value of a closed grammar contains either, so they are cut off any value.
 */
export function cutMarkedTail(text: string): Cut {
  const starts = STREAMS_MARKS.map((mark) => text.indexOf(mark)).concat(mirrorTailStart(text))
  const found = starts.filter((start) => start >= 0)
  const start = found.length === 0 ? text.length : Math.min(...found)
  return { value: text.slice(0, start), tail: text.slice(start) }
}

/** The first `|` whose segment has an arrow between two cluster names. */
function mirrorTailStart(text: string): number {
  const [first = '', ...segments] = text.split('|')
  let start = first.length
  for (const segment of segments) {
    if (segment.includes('->')) return start
    start += 1 + segment.length
  }
  return -1
}

/** A value that remains when tails are cut off. */
interface Candidate {
  readonly value: string
  /** Whether a word was cut off, whether a number was. */
  readonly cutWord: boolean
  readonly cutNumber: boolean
}

/** Cuts unmarked tails by `rule`; `isValue` tells whether a text is a value as it stands. */
export function cutPlainTails(text: string, rule: TailRule, isValue: (text: string) => boolean): Cut {
  if (rule === 'none') return { value: text, tail: '' }
  const fitting = candidates(text).filter((candidate) => fits(rule, candidate) && isValue(candidate.value))
  // In a closed set the value itself says where the tail begins. A zone or host with a tail still looks like one.
  const isOpen = rule === 'zone' || rule === 'host'
  const value = (isOpen ? fitting.at(-1) : fitting[0])?.value ?? text
  return { value, tail: text.slice(value.length) }
}

/** The text, then the text without its last tail, without its last two, and so on. */
function candidates(text: string): Candidate[] {
  const found: Candidate[] = [{ value: text, cutWord: false, cutNumber: false }]
  for (let count = 0; count < TAILS_MAX; count++) {
    const { value, cutWord, cutNumber } = found[count]!
    const tail = lastTail(value)
    if (tail === undefined) break
    const isNumber = isDigit(tail.charCodeAt(1))
    const rest = value.slice(0, value.length - tail.length)
    found.push({ value: rest, cutWord: cutWord || !isNumber, cutNumber: cutNumber || isNumber })
  }
  return found
}

function lastTail(text: string): string | undefined {
  const word = TAIL_WORDS.find((candidate) => text.endsWith(candidate))
  if (word !== undefined) return word
  const hyphen = text.lastIndexOf('-')
  const number = text.slice(hyphen + 1)
  return hyphen > 0 && number !== '' && everyCharacter(number, isDigit) ? text.slice(hyphen) : undefined
}

const fits = (rule: Exclude<TailRule, 'none'>, candidate: Candidate): boolean =>
  (!candidate.cutWord && !candidate.cutNumber) || fitsCut[rule](candidate)

const fitsCut: Record<Exclude<TailRule, 'none'>, (candidate: Candidate) => boolean> = {
  // `proxy-producer` is a misspelt role, not the role `proxy` of some producer.
  number: ({ cutWord }) => !cutWord,
  word: () => true,
  zone: ({ value, cutNumber }) => !cutNumber || isCompleteZone(value),
  host: ({ value }) => isCompleteHost(value),
}

/** `us-east-1a`, `us-west-2-lax-1a`, `us-central1-a`, `use1-az2`: nobody's zone goes on with `-0` after these. */
function isCompleteZone(text: string): boolean {
  const parts = text.toLowerCase().split('-')
  const last = parts.at(-1) ?? ''
  const before = parts.at(-2) ?? ''
  if (last.startsWith('az')) return parts.length === 2 && last.length > 2 && everyCharacter(last.slice(2), isDigit)
  if (last.length === 1)
    return parts.length === 3 && isLowerLetter(last.charCodeAt(0)) && isDigit(before.charCodeAt(before.length - 1))
  return parts.length >= 3 && last.length === 2 && isDigit(last.charCodeAt(0)) && isLowerLetter(last.charCodeAt(1))
}

/** An address, `localhost`, or a name whose last label has letters only, as every top-level domain but xn-- has. */
function isCompleteHost(text: string): boolean {
  if (text === 'localhost' || isIpv4(text) || isIpv6(text) || text.endsWith(']')) return true
  const dot = text.lastIndexOf('.')
  const last = text.slice(dot + 1)
  return dot > 0 && last !== '' && everyCharacter(last, isLetter)
}
