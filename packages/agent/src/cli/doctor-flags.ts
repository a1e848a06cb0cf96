import { type DoctorQuestion } from '../doctor/question.ts'
import { parseBootstrap } from '../doctor/endpoint.ts'
import { STEP_TIMEOUT_MS } from '../doctor/limits.ts'
import { nearestName } from './nearest-name.ts'
import { parseValue } from './values.ts'

/** One flag of `millrace doctor`. */
export interface DoctorFlag {
  readonly name: string
  /** What stands for its value in the help; undefined for one that takes none. */
  readonly value?: string | undefined
  readonly help: string
}

/** The flags, in the order in which help and docs show them. */
export const DOCTOR_FLAGS: readonly DoctorFlag[] = [
  { name: 'bootstrap', value: 'LIST', help: 'host:port, several with commas, IPv6 as [address]:port; required' },
  { name: 'client-id', value: 'TEXT', help: 'the client id that is sent, features included (default millrace-doctor)' },
  { name: 'tls', help: 'speak TLS, as clients with security.protocol=SSL do' },
  { name: 'ca', value: 'FILE', help: 'trust the authorities in this PEM file instead of the system’s' },
  { name: 'server-name', value: 'NAME', help: 'ask for and check this name instead of each host' },
  { name: 'insecure', help: 'go on when a certificate is wrong; it is still reported' },
  { name: 'group', value: 'ID', help: 'look for this group’s coordinator (default a group that nobody has)' },
  { name: 'topic', value: 'NAME', help: 'read this topic' },
  { name: 'produce', help: 'write one small record to the topic; without it nothing is written' },
  { name: 'create-topic', help: 'create the topic when it does not exist' },
  { name: 'timeout', value: 'DURATION', help: `longest wait for each step (default ${STEP_TIMEOUT_MS / 1_000}s)` },
  { name: 'json', help: 'print one JSON document instead of lines' },
  { name: 'help', help: 'print this' },
]

/** Longest text of a flag. */
const TEXT_LENGTH_MAX = 10_000
const TIMEOUT_MS_MAX = 600_000

/** What the flags ask for; the file of authorities is not read yet. */
interface DoctorAsked {
  readonly question: DoctorQuestion
  readonly caFile: string | undefined
  readonly isJson: boolean
}

/** The outcome of reading the flags. */
export type ParsedDoctorFlags =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] }
  | { readonly kind: 'asked'; readonly asked: DoctorAsked }

/** Reads the flags, `-name value`, `-name=value` or with two dashes. */
export function parseDoctorFlags(flags: readonly string[]): ParsedDoctorFlags {
  const { given, problems } = readFlags(flags)
  if (given.has('help')) return { kind: 'help' }
  const isSet = (name: string) => {
    const text = given.get(name)
    const parsed = text === undefined ? undefined : parseValue({ kind: 'boolean' }, text)
    if (parsed?.ok === false) problems.push(`-${name}: ${JSON.stringify(text)} ${parsed.problem}`)
    return parsed?.ok === true && parsed.value === true
  }
  const bootstrap = parseBootstrap(given.get('bootstrap') ?? '')
  if (!given.has('bootstrap')) problems.push('-bootstrap is needed: host:port of one broker or more')
  else if (!bootstrap.ok) problems.push(...bootstrap.problems.map((problem) => `-bootstrap: ${problem}`))
  const timeout = parseValue(
    { kind: 'duration', minMs: 1, maxMs: TIMEOUT_MS_MAX },
    given.get('timeout') ?? `${STEP_TIMEOUT_MS}ms`,
  )
  if (!timeout.ok) problems.push(`-timeout: ${JSON.stringify(given.get('timeout'))} ${timeout.problem}`)
  const [hasTls, isInsecure, mayProduce, mayCreateTopic, isJson] = [
    isSet('tls'),
    isSet('insecure'),
    isSet('produce'),
    isSet('create-topic'),
    isSet('json'),
  ]
  const topic = given.get('topic')
  for (const name of ['ca', 'server-name', 'insecure'])
    if (given.has(name) && !hasTls) problems.push(`-${name} needs -tls`)
  for (const name of ['produce', 'create-topic'])
    if (given.has(name) && topic === undefined) problems.push(`-${name} needs -topic NAME`)
  if (problems.length > 0 || !bootstrap.ok || !timeout.ok) return { kind: 'wrong', problems }
  const question: DoctorQuestion = {
    bootstrap: bootstrap.endpoints,
    clientId: given.get('client-id') ?? 'millrace-doctor',
    tls: hasTls ? { ca: undefined, serverName: given.get('server-name'), isInsecure } : undefined,
    timeoutMs: Number(timeout.value),
    group: given.get('group'),
    topic,
    mayProduce,
    mayCreateTopic,
  }
  return { kind: 'asked', asked: { question, caFile: given.get('ca'), isJson } }
}

function readFlags(flags: readonly string[]): { readonly given: Map<string, string>; readonly problems: string[] } {
  const given = new Map<string, string>()
  const problems: string[] = []
  const pending = [...flags]
  for (let spelled = pending.shift(); spelled !== undefined; spelled = pending.shift()) {
    const [, dashes = '', written = '', inlineText] = /^(--?)([^=]+)(?:=(.*))?$/s.exec(spelled) ?? []
    const name = written === 'h' ? 'help' : written
    const flag = DOCTOR_FLAGS.find((one) => one.name === name)
    if (written === '') problems.push(`${JSON.stringify(spelled)} is not a flag`)
    else if (flag === undefined) {
      const nearest = nearestName(
        name,
        DOCTOR_FLAGS.map((one) => one.name),
      )
      problems.push(
        `${dashes}${name}: no such flag${nearest === undefined ? '' : `; did you mean ${dashes}${nearest}?`}`,
      )
      if (inlineText === undefined && pending[0]?.startsWith('-') === false) pending.shift()
    } else {
      if (given.has(name)) problems.push(`${dashes}${name} is given twice`)
      const text = inlineText ?? (flag.value === undefined ? takeBoolean(pending) : takeText(pending))
      if (text === undefined || (flag.value !== undefined && text === ''))
        problems.push(`${dashes}${name} needs a value`)
      else if (text.length > TEXT_LENGTH_MAX)
        problems.push(`${dashes}${name} is longer than ${TEXT_LENGTH_MAX} characters`)
      else given.set(name, text)
    }
  }
  return { given, problems }
}

function takeText(pending: string[]): string | undefined {
  return pending[0] === undefined || pending[0].startsWith('-') ? undefined : pending.shift()
}

/** Only a following true or false is the value of a switch. */
function takeBoolean(pending: string[]): string {
  return /^(?:true|false)$/i.test(pending[0] ?? '') ? pending.shift()! : 'true'
}

/** The text of `--help`. */
export function doctorUsage(): string {
  const rows = DOCTOR_FLAGS.map(
    ({ name, value, help }) => `  ${`-${name}${value === undefined ? '' : ` ${value}`}`.padEnd(22)}${help}`,
  )
  return [
    'usage: millrace doctor -bootstrap host:port [flags]',
    '',
    'Walks the way of a client, from the bootstrap address to every advertised one, and says what is in it and what to',
    'change. Works against any Kafka. Writes nothing without -produce or -create-topic.',
    '',
    ...rows,
    '',
    'Exit codes: 0 a client can work, 1 the look itself failed, 2 wrong flags, 10 and more one for each class of failure',
    '(docs/troubleshooting.md).',
  ].join('\n')
}
