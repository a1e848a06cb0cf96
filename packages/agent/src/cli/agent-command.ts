import { cwd } from 'node:process'
import { pathToFileURL } from 'node:url'
import { createAgent } from '../create-agent.ts'
import type { Agent, AgentOptions } from '../options.ts'
import { startupProblem } from '../startup-problem.ts'
import { createProcessLogger, type LogLevel } from './logging.ts'
import { type ParsedSettings, parseSettings } from './parse-settings.ts'
import { helpText, printedConfig } from './print-config.ts'
import { AGENT_SETTINGS, type Setting } from './settings.ts'
import { closeOnSignals } from './signals.ts'

/** What a command of the process reads and writes. */
export interface CommandWorld {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly isTerminal: boolean
  print(text: string): void
  printError(text: string): void
}

/** Exit codes of the command line. */
export const ExitCode = { OK: 0, FAILED: 1, USAGE: 2 } as const

/** `millrace agent`: runs until a signal; resolves with the exit code. */
export function agentCommand(flags: readonly string[], world: CommandWorld): Promise<number> {
  const folder = `${pathToFileURL(cwd()).pathname}/.millrace`
  const embedded = { bucketURL: `file://${folder}/objects`, metadataURL: `sqlite://${folder}/metadata.db` }
  return runAgent('agent', withDefaults(embedded), flags, world)
}

/** `millrace playground`: an agent for trying things out, everything in memory, advertised as localhost. */
export function playgroundCommand(flags: readonly string[], world: CommandWorld): Promise<number> {
  const inMemory = { bucketURL: 'mem://', metadataURL: 'memory:', advertiseHostnameStrategy: 'local' }
  return runAgent('playground', withDefaults(inMemory), flags, world)
}

function withDefaults(defaults: Readonly<Record<string, string>>): readonly Setting[] {
  return AGENT_SETTINGS.map((setting) => ({ ...setting, defaultText: defaults[setting.name] ?? setting.defaultText }))
}

async function runAgent(
  command: string,
  settings: readonly Setting[],
  flags: readonly string[],
  world: CommandWorld,
): Promise<number> {
  const parsed = parseSettings(settings, flags, world.environment)
  if (parsed.switches.has('help')) {
    world.print(helpText(command, settings))
    return ExitCode.OK
  }
  const problems = [...parsed.problems, ...contradictions(parsed)]
  if (problems.length > 0) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`
    world.printError(
      `millrace ${command}: ${count} with the settings\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    )
    return ExitCode.USAGE
  }
  if (parsed.switches.has('print-config')) {
    world.print(printedConfig(parsed))
    return ExitCode.OK
  }
  const logger = createProcessLogger(settingOf(parsed, 'logLevel') as LogLevel, world.isTerminal)
  for (const warning of parsed.warnings) logger.warn('config.ignored', { warning })
  try {
    const agent = await createAgent({ ...agentOptions(parsed), logger })
    return await serveUntilSignal(agent, world)
  } catch (error) {
    const sentence = startupProblem(error)
    if (sentence === undefined) logger.error('agent.failed', {}, error)
    world.printError(`millrace ${command}: ${sentence ?? (error instanceof Error ? error.message : String(error))}`)
    return ExitCode.FAILED
  }
}

async function serveUntilSignal(agent: Agent, world: CommandWorld): Promise<number> {
  closeOnSignals(agent, world)
  await agent.closed
  return ExitCode.OK
}

function settingOf(parsed: ParsedSettings, name: string) {
  return parsed.values.get(name)?.value
}

/** What no single value shows. */
function contradictions(parsed: ParsedSettings): string[] {
  const problems: string[] = []
  const value = (name: string) => settingOf(parsed, name)
  const custom = value('advertiseHostnameStrategy') === 'custom'
  if (custom && value('advertiseHostnameCustom') === undefined)
    problems.push('advertiseHostnameStrategy custom needs advertiseHostnameCustom')
  if (!custom && value('advertiseHostnameCustom') !== undefined)
    problems.push('advertiseHostnameCustom is only used with advertiseHostnameStrategy custom')
  const frame = Number(value('socketRequestMaxBytes'))
  if (frame > Number(value('requestBudgetBytes')))
    problems.push('requestBudgetBytes must be at least socketRequestMaxBytes: a request that long could never be read')
  return problems
}

function agentOptions(parsed: ParsedSettings): AgentOptions {
  const text = (name: string) => settingOf(parsed, name) as string | undefined
  const number = (name: string) => settingOf(parsed, name) as number | undefined
  return {
    bucketURL: text('bucketURL'),
    metadataURL: text('metadataURL'),
    kafkaPort: number('kafkaPort'),
    httpPort: number('httpPort'),
    virtualClusterId: text('defaultVirtualClusterID'),
    advertiseHostnameStrategy: text('advertiseHostnameStrategy') as AgentOptions['advertiseHostnameStrategy'],
    advertiseHostnameCustom: text('advertiseHostnameCustom'),
    discoveryKafkaHostnameOverride: text('discoveryKafkaHostnameOverride'),
    discoveryKafkaPortOverride: number('discoveryKafkaPortOverride'),
    batchTimeoutMs: number('batchTimeout'),
    batchMaxSizeBytes: number('batchMaxSizeBytes'),
    putBudgetBytes: number('putBudgetBytes'),
    autoCreateTopics: settingOf(parsed, 'autoCreateTopicsEnable') as boolean,
    numPartitions: number('numPartitions'),
    messageBytesMax: number('messageMaxBytes'),
    frameBytesMax: number('socketRequestMaxBytes'),
    requestBudgetBytes: number('requestBudgetBytes'),
    cacheBytesMax: number('cacheSizeBytes'),
    gracefulShutdownMs: number('gracefulShutdownDuration'),
  }
}
