import type { Origin, ParsedSettings } from './parse-settings.ts'
import { type Setting, variableName } from './settings.ts'
import { withoutSecrets } from '../without-secrets.ts'

function describeOrigin(origin: Origin): string {
  return origin.kind === 'default' ? 'default' : `${origin.kind} ${origin.spelled}`
}

/** Every setting with its value and where it came from, one per line. */
export function printedConfig(parsed: ParsedSettings): string {
  const rows = [...parsed.values.values()].map(({ setting, value, origin }) => [
    setting.name,
    value === undefined
      ? (setting.whenUnset ?? '(not set)')
      : setting.isSecret === true
        ? '(set)'
        : withoutSecrets(String(value)) + (setting.kind.kind === 'duration' ? 'ms' : ''),
    `(${describeOrigin(origin)})`,
  ])
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  const lines = rows.map(
    ([name, value, origin]) => `${name!.padEnd(widths[0]!)}  ${value!.padEnd(widths[1]!)}  ${origin}`,
  )
  return [...lines, ...parsed.warnings.map((warning) => `warning: ${warning}`)].join('\n')
}

/** The text of `--help`. */
export function helpText(command: string, settings: readonly Setting[]): string {
  const rows = settings.flatMap((setting) => {
    const text = setting.defaultText ?? setting.whenUnset
    const fallback = text === undefined ? '' : ` (default ${text})`
    return [`  -${setting.name}, MILLRACE_${variableName(setting.name)}`, `        ${setting.help}${fallback}`]
  })
  return [
    `usage: millrace ${command} [flags]`,
    '',
    'Every flag is also a variable, with the prefix MILLRACE_ or WARPSTREAM_; flags beat variables.',
    '',
    ...rows,
    '  -print-config',
    '        print every value and where it came from, and exit',
  ].join('\n')
}
