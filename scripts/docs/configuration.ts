import { AGENT_SETTINGS, REFUSED_SETTINGS, type Setting, variableName } from '../../packages/agent/src/cli/settings.ts'
import type { ValueKind } from '../../packages/agent/src/cli/values.ts'
import { code, grouped, page, table } from './markdown.ts'

const INTRO = `Settings of \`millrace agent\` and \`millrace playground\`. Each can be given as a flag (\`-name value\`, \`-name=value\`, either
with two dashes) or as a variable with the prefix \`MILLRACE_\` or \`WARPSTREAM_\`.

- A flag beats a variable, \`MILLRACE_\` beats \`WARPSTREAM_\`, both beat the default. An empty variable counts as not set.
- An unknown flag or a wrong value ends the start with exit code 2 and one message that lists every problem. An unknown
  variable with one of the prefixes is one warning.
- Kubernetes sets \`…_PORT=tcp://…\` for every service. Where that would be a port of the agent it is ignored, with a warning.
- \`--print-config\` prints every value and where it came from; \`--help\` prints this list.`
const DEFAULTS = `Without \`bucketURL\` and \`metadataURL\` an agent keeps its data in \`.millrace\` in the working folder: objects as files, metadata
in SQLite. \`millrace playground\` keeps everything in memory and is advertised as 127.0.0.1.`
const REFUSED = `An agent that ignored one of these would be open where its owner thinks it closed. They are known by name, and the agent does
not start with them unless the value asks for nothing.`

/** Defaults that only the command knows. */
const COMMAND_DEFAULTS: Readonly<Record<string, string>> = {
  bucketURL: 'file://…/.millrace/objects',
  metadataURL: 'sqlite://…/.millrace/metadata.db',
}

/** docs/configuration.md, out of the list that the command line reads. */
export function configurationPage(): string {
  const rows = AGENT_SETTINGS.map((setting) => [
    code(`-${setting.name}`),
    variables(setting),
    setting.whenUnset ?? code(COMMAND_DEFAULTS[setting.name] ?? setting.defaultText ?? ''),
    values(setting.kind),
    setting.help,
  ])
  const refused = REFUSED_SETTINGS.map(({ name, variables: names, harmless }) => [
    name === undefined ? '' : code(`-${name}`),
    names.map((variable) => code(`…_${variable}`)).join(', '),
    harmless.map((text) => (text === '' ? 'empty' : code(text))).join(', '),
  ])
  return page(
    '# Configuration',
    INTRO,
    table(['flag', 'variable, after the prefix', 'default', 'values', 'meaning'], rows),
    DEFAULTS,
    '## Security settings that are refused',
    REFUSED,
    table(['flag', 'variables', 'accepted values'], refused),
  )
}

function variables({ name, variableAliases = [] }: Setting): string {
  return [variableName(name), ...variableAliases].map((variable) => code(`…_${variable}`)).join(', ')
}

function values(kind: ValueKind): string {
  switch (kind.kind) {
    case 'port':
      return '0 to 65,535'
    case 'integer':
      return `${grouped(kind.min)} to ${grouped(kind.max)}`
    case 'duration':
      return `${kind.minMs} ms to ${grouped(kind.maxMs)} ms, as ${code('250ms')} or ${code('1m30s')}`
    case 'boolean':
      return `${code('true')}, ${code('false')}`
    case 'oneOf':
      return kind.values.map(code).join(', ')
    case 'host':
      return 'host name or address, without port'
    case 'clusterId':
      return `${code('vci_')} and letters, digits, ${code('-')}, ${code('_')}`
    case 'text':
      return `${grouped(kind.min)} to ${grouped(kind.max)} characters`
    case 'agentGroup':
    case 'zone':
      return `1 to 128 of ${code('a-z')}, ${code('0-9')}, ${code('-')}`
    case 'roles':
      return ['proxy', 'proxy-produce', 'proxy-consume', 'jobs'].map(code).join(', ')
    case 'zonedBlocks':
      return 'zones and CIDR blocks'
    case 'blocks':
      return 'addresses and CIDR blocks'
    case 'listeners':
      return 'listeners, joined by commas'
    case 'file':
      return 'path'
    case 'bucketUrl':
    case 'metadataUrl':
      return 'URL'
  }
}
