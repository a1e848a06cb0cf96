import { nearestName } from './nearest-name.ts'
import { REFUSED_SETTINGS, type RefusedSetting, type Setting, VARIABLE_PREFIXES, variableName } from './settings.ts'
import { isServiceAddress, parseValue } from './values.ts'
import { withoutSecrets } from '../without-secrets.ts'

/** Where a value came from. */
export type Origin =
  | { readonly kind: 'flag'; readonly spelled: string }
  | { readonly kind: 'variable'; readonly spelled: string }
  | { readonly kind: 'default' }

/** One setting with its value; undefined when it is not set and has no default. */
interface SettingValue {
  readonly setting: Setting
  readonly value: string | number | boolean | undefined
  readonly origin: Origin
}

/** What the command line and the environment say. */
export interface ParsedSettings {
  readonly values: ReadonlyMap<string, SettingValue>
  /** Everything that is wrong; empty when the settings can be used. */
  readonly problems: readonly string[]
  /** What is odd and harmless. */
  readonly warnings: readonly string[]
  /** Arguments that only print: `help`, `print-config`. */
  readonly switches: ReadonlySet<string>
}

/** Names that take no value and are no settings, and what each of them is. */
const SWITCHES: ReadonlyMap<string, string> = new Map([
  ['help', 'help'],
  ['h', 'help'],
  ['print-config', 'print-config'],
])

interface GivenText {
  readonly text: string
  readonly origin: Origin
}

/**
 * Reads flags (`-name value`, `-name=value`, `--name …`) and variables (`MILLRACE_NAME`, `WARPSTREAM_NAME`).
 *
 * A flag beats a variable, `MILLRACE_` beats `WARPSTREAM_`, both beat the default. An unknown flag is a problem; an
 * unknown variable only a warning, because Kubernetes injects variables named after services. An empty variable counts
 * as not set.
 */
export function parseSettings(
  settings: readonly Setting[],
  flags: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ParsedSettings {
  const problems: string[] = []
  const warnings: string[] = []
  const switches = new Set<string>()
  const given = new Map<string, GivenText>()
  readVariables(settings, environment, { given, problems, warnings })
  readFlags(settings, flags, { given, problems, switches })
  const values = new Map(settings.map((setting) => [setting.name, valueOf(setting, given.get(setting.name), problems)]))
  return { values, problems, warnings, switches }
}

function valueOf(setting: Setting, given: GivenText | undefined, problems: string[]): SettingValue {
  const text = given?.text ?? setting.defaultText
  const origin = given?.origin ?? { kind: 'default' }
  if (text === undefined) return { setting, value: undefined, origin }
  const parsed = parseValue(setting.kind, text)
  if (parsed.ok) return { setting, value: parsed.value, origin }
  const spelled = origin.kind === 'default' ? setting.name : origin.spelled
  const shown = setting.isSecret === true ? 'the value' : JSON.stringify(withoutSecrets(text))
  problems.push(`${spelled}: ${shown} ${parsed.problem}`)
  return { setting, value: undefined, origin }
}

function refusal(refused: RefusedSetting, spelled: string): string {
  const what = refused.name ?? refused.variables[0]!
  return `${spelled}: ${what} is a security setting that this agent does not have yet; it will not start as if it had`
}

function readVariables(
  settings: readonly Setting[],
  environment: Readonly<Record<string, string | undefined>>,
  into: { given: Map<string, GivenText>; problems: string[]; warnings: string[] },
): void {
  const byVariable = new Map<string, Setting>()
  for (const setting of settings)
    for (const name of [variableName(setting.name), ...(setting.variableAliases ?? [])]) byVariable.set(name, setting)
  const refusedByVariable = new Map(
    REFUSED_SETTINGS.flatMap((refused) => refused.variables.map((name) => [name, refused])),
  )

  for (const prefix of VARIABLE_PREFIXES) {
    for (const spelled of Object.keys(environment)
      .filter((name) => name.startsWith(prefix))
      .sort()) {
      const text = environment[spelled] ?? ''
      const name = spelled.slice(prefix.length)
      const setting = byVariable.get(name)
      const refused = refusedByVariable.get(name)
      if (setting !== undefined) {
        if (setting.kind.kind === 'port' && isServiceAddress(text))
          into.warnings.push(`${spelled}: ${text} is what Kubernetes sets for a service of that name; ignored`)
        else if (text !== '' && !into.given.has(setting.name))
          into.given.set(setting.name, { text, origin: { kind: 'variable', spelled } })
      } else if (refused !== undefined) {
        if (!refused.harmless.includes(text)) into.problems.push(refusal(refused, spelled))
      } else into.warnings.push(unknownName('variable', prefix, { name, known: [...byVariable.keys()] }))
    }
  }
}

function readFlags(
  settings: readonly Setting[],
  flags: readonly string[],
  into: { given: Map<string, GivenText>; problems: string[]; switches: Set<string> },
): void {
  const names = new Map(settings.map((setting) => [setting.name, setting]))
  const seen = new Set<string>()
  const pending = [...flags]
  for (let spelled = pending.shift(); spelled !== undefined; spelled = pending.shift()) {
    const match = /^--?([^=]+)(?:=(.*))?$/s.exec(spelled)
    if (match === null) {
      into.problems.push(`${JSON.stringify(spelled)} is not a flag`)
      continue
    }
    const [, name = '', inlineText] = match
    const shown = spelled.split('=', 1)[0]!
    const asked = inlineText === undefined ? SWITCHES.get(name) : undefined
    if (asked !== undefined) {
      into.switches.add(asked)
      continue
    }
    const takeText = () => inlineText ?? (isValue(pending[0]) ? pending.shift() : undefined)
    const setting = names.get(name)
    if (setting !== undefined) {
      if (seen.has(name)) into.problems.push(`${shown} is given twice`)
      seen.add(name)
      const text = setting.kind.kind === 'boolean' ? takeBoolean(inlineText, pending) : takeText()
      if (text === undefined) into.problems.push(`${shown} needs a value`)
      else into.given.set(name, { text, origin: { kind: 'flag', spelled: shown } })
      continue
    }
    const refused = REFUSED_SETTINGS.find((candidate) => candidate.name === name)
    if (refused === undefined) {
      takeText()
      const known = [...names.keys(), ...SWITCHES.keys()].filter((one) => one.length > 1)
      into.problems.push(unknownName('flag', shown.slice(0, shown.length - name.length), { name, known }))
    } else if (!refused.harmless.includes(takeText() ?? 'true')) into.problems.push(refusal(refused, shown))
  }
}

/** A switch-like flag: only `=text` or a following true/false is its value. */
function takeBoolean(inlineText: string | undefined, pending: string[]): string {
  if (inlineText !== undefined) return inlineText
  return /^(?:true|false)$/i.test(pending[0] ?? '') ? pending.shift()! : 'true'
}

function isValue(text: string | undefined): boolean {
  return text !== undefined && (!text.startsWith('-') || /^-\d/.test(text))
}

/** Compared without prefixes: with them every name would look near. */
function unknownName(
  what: string,
  prefix: string,
  { name, known }: { readonly name: string; readonly known: readonly string[] },
): string {
  const nearest = nearestName(name, known)
  return `${prefix}${name}: no such ${what}${nearest === undefined ? '' : `; did you mean ${prefix}${nearest}?`}`
}
