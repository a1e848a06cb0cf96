import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLIENT_ID_BYTES_MAX, parseClientId } from '../src/index.ts'

const keys = [
  'ws_az',
  'zone',
  'automq_az',
  'automq_type',
  'ws_pt',
  'ws_host_override',
  'ws_ag',
  'broker_count',
  'label.a',
  'WS_SLE',
  'nope',
  'ws_pas',
]
const values = [
  'us-east-1a',
  'eastus-1',
  'proxy',
  'proxy-produce',
  '10.0.0.1',
  'local.dev',
  '3',
  'true',
  '',
  'x y',
  'single_agent',
  '::1',
  '[::1]',
]
const tails = [
  '-StreamThread-1-consumer',
  '-admin',
  '-0',
  '|a->b|MirrorSourceConnector-0|x',
  '-configs',
  '-restore-consumer',
  '|',
  '->',
]
const noise = fc.constantFrom(
  ',',
  ';',
  '&',
  '=',
  ' ',
  '-',
  '.',
  'app',
  'ü',
  '😀',
  '\ud800',
  '\u0000',
  '%2C',
  '__proto__',
)
const token = fc.oneof(
  fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...values)).map(([key, value]) => `${key}=${value}`),
  fc.constantFrom(...keys, ...values, ...tails),
  noise,
)
const separator = fc.constantFrom(',', ';', '&', '')
const idLike = fc
  .array(fc.tuple(token, separator), { maxLength: 12 })
  .map((parts) => parts.map(([text, after]) => text + after).join(''))
const anyId = fc.oneof(idLike, fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme' }))

describe('for any id', () => {
  it('parsing answers, and everything it answers is within the limits', () => {
    fc.assert(
      fc.property(anyId, (id) => {
        const { name, features, ignored } = parseClientId(id)
        expect(name.length).toBeLessThanOrEqual(id.length)
        expect(features.zone ?? 'a').toMatch(/^[a-z0-9-]{1,128}$/)
        expect(features.agentGroup ?? 'a').toMatch(/^[a-z0-9-]{1,128}$/)
        expect(features.hostOverride ?? 'a').toMatch(/^[A-Za-z0-9._:-]{1,253}$/)
        expect(features.brokerCount ?? 1).toBeGreaterThanOrEqual(1)
        for (const { piece } of ignored) expect(id).toContain(piece)
      }),
      { numRuns: 3000 },
    )
  })

  it('a name is its own name: parsing it again finds no setting and changes nothing', () => {
    fc.assert(
      fc.property(anyId, (id) => {
        const { name } = parseClientId(id)
        const again = parseClientId(name)
        expect(again.name).toBe(name)
        expect(again.features).toEqual(parseClientId('').features)
      }),
      { numRuns: 5000, examples: [['label.a,automq_az=us-east-1a&=,'], ['ws_az=x,ws_az&-ws_az=us-east-1a']] },
    )
  })

  it('the place of a setting does not matter', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9.]{0,20}$/).filter((text) => !keys.includes(text))
    const settings = fc.shuffledSubarray([
      'ws_az=us-east-1a',
      'ws_pt=proxy-consume',
      'ws_pas=single_agent',
      'label.a=b',
    ])
    fc.assert(
      fc.property(name, settings, fc.nat(4), fc.constantFrom(',', ';'), (text, pieces, at, by) => {
        const parsed = parseClientId([...pieces.slice(0, at), text, ...pieces.slice(at)].join(by))
        expect(parsed.features).toEqual(parseClientId([...pieces].sort().join(',')).features)
        expect(parsed).toMatchObject({ name: text, ignored: [] })
      }),
    )
  })
})

/** Counts what the methods of strings read or write while `action` runs: an upper bound of the work that depends on length. */
function countSteps(action: () => void): number {
  let steps = 0
  const strings: object = String.prototype
  const originals = new Map<string, PropertyDescriptor>()
  const cost: Record<string, (result: unknown, parameter: unknown) => number> = {
    charCodeAt: () => 1,
    codePointAt: () => 1,
    charAt: () => 1,
    slice: (result) => String(result).length,
    startsWith: (_, start) => String(start).length,
    endsWith: (_, end) => String(end).length,
  }
  for (const name of Object.getOwnPropertyNames(strings)) {
    const descriptor = Object.getOwnPropertyDescriptor(strings, name)
    const original: unknown = descriptor?.value
    if (
      descriptor === undefined ||
      typeof original !== 'function' ||
      ['constructor', 'toString', 'valueOf'].includes(name)
    )
      continue
    originals.set(name, descriptor)
    const replacement = function (this: string, ...parameters: unknown[]): unknown {
      const result: unknown = Reflect.apply(original, this, parameters)
      steps += cost[name]?.(result, parameters[0]) ?? this.length
      return result
    }
    Reflect.defineProperty(strings, name, { ...descriptor, value: replacement })
  }
  try {
    action()
  } finally {
    for (const [name, descriptor] of originals) Reflect.defineProperty(strings, name, descriptor)
  }
  return steps
}

describe('work', () => {
  const patterns = [
    '-0',
    '-admin',
    '|',
    '|->',
    '&',
    '&ws_az=a',
    'automq_&',
    ',',
    ';',
    '=',
    'label.a=b,',
    ' ',
    '-StreamThread-',
    ':',
    '::',
    '.',
    'ws_az=us-east-1a-0-0-0,',
    'ü',
    '😀',
  ]

  it.each(patterns)('grows no faster than the id when the id is many %j', (pattern) => {
    for (const prefix of ['', 'ws_az=', 'ws_host_override=', 'warpstream_session_id=', 'automq_az=']) {
      const stepsFor = (length: number) => {
        const id = (prefix + pattern.repeat(length)).slice(0, length)
        return countSteps(() => parseClientId(id))
      }
      expect(stepsFor(1000)).toBeGreaterThanOrEqual(1000)
      // Twice the length may take twice the steps, a square would take four times; the sum is for what does not grow.
      expect(stepsFor(1000)).toBeLessThanOrEqual(2.2 * stepsFor(500) + 2000)
      expect(stepsFor(1000)).toBeLessThan(40 * 1000)
    }
  })

  it('does not grow beyond the limit', () => {
    const long = 'ws_az=a,'.repeat(CLIENT_ID_BYTES_MAX)
    const longer = long + long
    expect(countSteps(() => parseClientId(longer))).toBe(countSteps(() => parseClientId(long)))
  })
})
