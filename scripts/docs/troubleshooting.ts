import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOCTOR_FLAGS } from '../../packages/agent/src/cli/doctor-flags.ts'
import { FAILURES, type FailureCode, WARNINGS } from '../../packages/agent/src/doctor/failure-codes.ts'
import { runScripted } from '../../packages/agent/test/doctor/run-scripted.ts'
import { kafkaHealthy, type Scenario, scenarios } from '../../packages/agent/test/doctor/scenarios.ts'
import { code, page, table } from './markdown.ts'

const INTRO = `A Kafka client first speaks to a bootstrap address and then to the addresses that it is told there. So it can bootstrap well
and fail afterwards, with an address in its errors that nobody has configured. \`millrace doctor\` walks the same way, says
where it ends, and names the setting to change. It works against any Kafka, not against agents alone.

\`\`\`sh
npx millrace doctor --bootstrap my-kafka.example.com:9092
\`\`\`

It looks at, in this order: the bootstrap list; every address of each name; a connection to each; TLS (chain, names, end,
version) with \`--tls\`; ApiVersions; Metadata; each advertised address in the same manner, and who answers there; the
coordinator of a group; with \`--topic\` a fetch, with \`--produce\` a record before it. Each step is printed with its time.
Whether TLS is mixed up with plaintext, and whether SASL is wanted, is found out where the way ends.

Nothing is written without \`--produce\` or \`--create-topic\`. Apache Kafka creates \`__consumer_offsets\` for the first client
that asks for a coordinator; where that topic is missing the doctor does not ask, unless \`--group\` or \`--produce\` is given.`

const MESSAGES = `What clients print, written down from runs of them by \`node scripts/interop/client-messages.mjs\`, which fails when one of them
prints something else. Node ids, ports and times of a run are shown as \`…\`.`

const EXAMPLES = `The doctor's own output, in a scripted network: addresses and times are made up, everything else is what it prints.`

const EXIT_CODES = `0: a client can work. 1: the look itself failed. 2: the flags are wrong. Every class of failure has a code and an exit code of
its own, which stay; when there are several the first one decides, in the order in which a client meets them.`

const JSON_INTRO = `\`--json\` prints one document. \`reportVersion\` grows when a field changes its meaning or goes; fields may be added. It holds
nothing secret: of files and keys nothing, of certificates what the server shows to everybody.`

const JSON_FIELDS: readonly (readonly [string, string])[] = [
  ['reportVersion', '1'],
  ['ok', 'whether a client can work: `exitCode` is 0'],
  ['exitCode', 'the exit code'],
  ['code', 'the class of the first failure; null for none'],
  [
    'system',
    '`agents`, `kafka` or `unknown`: whose settings the advice names. Agents have a cluster id that begins with `vci_`; Apache Kafka names its `metadata.version` among the features of ApiVersions, or answers the APIs between its brokers',
  ],
  [
    'question',
    'what was asked: `bootstrap`, `clientId`, `tls`, `timeoutMs`, `group`, `topic`, `produce`, `createTopic`',
  ],
  [
    'findings',
    'failures, then warnings: `severity`, `code`, `exitCode` (of failures), `endpoint` or null, `cause`, `remedies` with the likeliest first',
  ],
  [
    'steps',
    'what was found, in order: `step`, `isOk`, `outcome`, `error` (the code of the network or the broker, or null), `tookMs`, and the fields below',
  ],
]

const NOT_DONE = `It cannot authenticate: behind SASL or mTLS it looks as far as the listener. It looks from the machine on which it runs: run it
where the client runs. A look-up that hangs in the system's resolver can hold the process up after the report.`

interface Situation {
  readonly situation: string
  readonly codes: readonly FailureCode[]
  readonly messages: readonly { readonly client: string; readonly message: string }[]
}

/** Scenarios whose output is shown, by their classes. */
const SHOWN: readonly FailureCode[] = [
  'advertised-private',
  'advertised-wrong-port',
  'advertised-local',
  'name-not-found',
  'connection-refused',
  'tls-expected',
  'plaintext-expected',
  'certificate-wrong-name',
  'sasl-required',
  'broker-down',
]

/** docs/troubleshooting.md: tables out of the code, examples out of runs in scripted networks, messages of real clients. */
export async function troubleshootingPage(root: string): Promise<string> {
  const runs = await Promise.all(scenarios.map(async (scenario) => ({ scenario, run: await lookAt(scenario) })))
  const examples = SHOWN.map((wanted) => runs.find(({ scenario }) => scenario.code === wanted)!)
  const healthy = { scenario: kafkaHealthy, run: await lookAt(kafkaHealthy) }
  const failures = runs.map(({ scenario, run }) => {
    const { exitCode, meaning } = FAILURES[scenario.code!]
    return [code(scenario.code!), String(exitCode), meaning, run.remedies[0] ?? '']
  })
  return page(
    '# When a client cannot work',
    INTRO,
    '## From a client’s message to its cause',
    MESSAGES,
    ...messageTables(root, (wanted) => runs.find(({ scenario }) => scenario.code === wanted)?.run.remedies[0] ?? ''),
    '## What the doctor says',
    EXAMPLES,
    ...[...examples, healthy].map(
      ({ scenario, run }) => `### ${capital(scenario.title)}\n\n\`\`\`text\n${run.lines}\n\`\`\``,
    ),
    '## Classes of failure',
    EXIT_CODES,
    table(['code', 'exit code', 'meaning', 'the first advice in an example'], failures),
    'Warnings leave the exit code at 0:',
    table(
      ['code', 'meaning'],
      Object.entries(WARNINGS).map(([name, meaning]) => [code(name), meaning]),
    ),
    '## Flags',
    'With one dash or two, `-name value` or `-name=value`.',
    table(
      ['flag', 'value', 'meaning'],
      DOCTOR_FLAGS.map(({ name, value = '', help }) => [code(`--${name}`), value, help]),
    ),
    '## JSON',
    JSON_INTRO,
    table(
      ['field', 'meaning'],
      JSON_FIELDS.map(([name, meaning]) => [code(name), meaning]),
    ),
    stepTable(runs.map(({ run }) => run.json)),
    '## What it does not do',
    NOT_DONE,
  )
}

interface Looked {
  readonly lines: string
  readonly remedies: readonly string[]
  readonly json: string
}

async function lookAt({ world, question = {} }: Scenario): Promise<Looked> {
  const copy = () => structuredClone(world)
  const { lines, findings } = await runScripted(copy(), question)
  const { lines: json } = await runScripted(copy(), question, { isJson: true })
  return { lines, json, remedies: findings[0]?.remedies ?? [] }
}

/** Fields of each kind of step, as they are in the documents of all scenarios. */
function stepTable(documents: readonly string[]): string {
  const every = ['step', 'isOk', 'outcome', 'error', 'tookMs']
  const kinds = new Map<string, { fields: Set<string>; outcomes: Set<string> }>()
  for (const document of documents)
    for (const step of (JSON.parse(document) as { steps: { step: string; outcome: string }[] }).steps) {
      const kind = kinds.get(step.step) ?? { fields: new Set(), outcomes: new Set() }
      kinds.set(step.step, kind)
      kind.outcomes.add(step.outcome)
      for (const field of Object.keys(step)) if (!every.includes(field)) kind.fields.add(field)
    }
  const list = (names: Iterable<string>) => [...names].sort().map(code).join(', ')
  const rows = [...kinds].map(([name, { fields, outcomes }]) => [code(name), list(outcomes), list(fields)])
  return table(['step', 'outcomes, among others', 'fields'], rows)
}

/** What clients print, and the first advice for each situation. */
function messageTables(root: string, adviceOf: (code: FailureCode) => string): readonly string[] {
  const situations = JSON.parse(readFileSync(join(root, 'scripts/docs/client-messages.json'), 'utf8')) as Situation[]
  // Those without messages are there for the doctor alone.
  return situations
    .filter(({ messages }) => messages.length > 0)
    .map(({ situation, codes, messages }) => {
      const rows = messages.map(({ client, message }) => [client, code(message)])
      const [likeliest, ...others] = codes
      const also = others.length === 0 ? '' : ` Depending on the address: ${others.map(code).join(', ')}.`
      const said = `The doctor says ${code(likeliest!)}: ${adviceOf(likeliest!)}${also}`
      return `### ${capital(situation)}\n\n${table(['client', 'prints'], rows)}\n\n${said}`
    })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
