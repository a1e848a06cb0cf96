import process, { cwd } from 'node:process'
import { pathToFileURL } from 'node:url'
import type { Logger } from '@millrace/runtime'
import { createAgent } from '../create-agent.ts'
import type { Agent, AgentOptions } from '../options.ts'
import { startupProblem } from '../startup-problem.ts'
import { letHeapGrow } from './heap-growth.ts'
import { createProcessLogger, type LogLevel } from './logging.ts'
import { parseListenerList } from './listener-list.ts'
import { type ParsedSettings, parseSettings } from './parse-settings.ts'
import { helpText, printedConfig } from './print-config.ts'
import { AGENT_SETTINGS, type Setting } from './settings.ts'
import { settingConflicts } from './setting-conflicts.ts'
import { closeOnSignals } from './signals.ts'
import { readListeners, readTls } from './tls-files.ts'
import { parseRoles } from './values.ts'

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
  const problems = [...parsed.problems, ...settingConflicts(parsed)]
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
  const logger = await createProcessLogger(settingOf(parsed, 'logLevel') as LogLevel, world.isTerminal)
  for (const warning of parsed.warnings) logger.warn('config.ignored', { warning })
  try {
    const agent = await createAgent({ ...(await agentOptions(parsed)), logger })
    letHeapGrow()
    return await serveUntilSignal(agent, world)
  } catch (error) {
    world.printError(`millrace ${command}: ${failureSentence(error, logger)}`)
    return ExitCode.FAILED
  }
}

async function serveUntilSignal(agent: Agent, world: CommandWorld): Promise<number> {
  closeOnSignals(agent, {
    on: (signal, listener) => process.on(signal, listener),
    off: (signal, listener) => process.off(signal, listener),
    exit: (code) => process.exit(code),
    nowMs: () => performance.now(),
    isUnderNpm: world.environment['npm_lifecycle_event'] !== undefined,
  })
  await agent.closed
  return ExitCode.OK
}

function settingOf(parsed: ParsedSettings, name: string) {
  return parsed.values.get(name)?.value
}

/** The sentence for a failed start; a bug, which has none, goes to the log with its stack. */
function failureSentence(error: unknown, logger: Logger): string {
  const sentence = startupProblem(error)
  if (sentence === undefined) {
    logger.error('agent.failed', {}, error)
    return error instanceof Error ? error.message : String(error)
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : ''
  return cause === '' || sentence.includes(cause) ? sentence : `${sentence}: ${cause}`
}

/** The settings of where the agent stands among clients and other agents. */
async function networkOptions(parsed: ParsedSettings): Promise<AgentOptions> {
  const text = (name: string) => settingOf(parsed, name) as string | undefined
  const kafkaTls = settingOf(parsed, 'kafkaTLS') === true
  const files = { kafkaTls, certFile: text('tlsServerCertFile'), keyFile: text('tlsServerPrivateKeyFile') }
  const listed = parseListenerList(text('kafkaListeners') ?? '')
  const proxyProtocolFrom = text('kafkaProxyProtocolFrom')
    ?.split(',')
    .map((block) => block.trim())
  const listeners: AgentOptions = listed.ok
    ? { kafkaListeners: await readListeners(listed.listeners, { ...files, proxyProtocolFrom }) }
    : {
        kafkaPort: settingOf(parsed, 'kafkaPort') as number,
        kafkaTls: kafkaTls ? await readTls(files) : undefined,
        kafkaProxyProtocol: settingOf(parsed, 'kafkaProxyProtocol') === true ? 'v2' : undefined,
        kafkaProxyProtocolFrom: proxyProtocolFrom,
      }
  return {
    ...listeners,
    httpPort: settingOf(parsed, 'httpPort') as number,
    peerPort: settingOf(parsed, 'peerPort') as number,
    agentKey: text('agentKey'),
    agentGroup: text('agentGroup'),
    roles: parseRoles(text('roles')!),
    availabilityZone: text('availabilityZone'),
    zonedCidrBlocks: text('zonedCIDRBlocks'),
    advertiseHostnameStrategy: text('advertiseHostnameStrategy') as AgentOptions['advertiseHostnameStrategy'],
    advertiseHostnameCustom: text('advertiseHostnameCustom'),
    discoveryKafkaHostnameOverride: text('discoveryKafkaHostnameOverride'),
    discoveryKafkaPortOverride: settingOf(parsed, 'discoveryKafkaPortOverride') as number | undefined,
  }
}

async function agentOptions(parsed: ParsedSettings): Promise<AgentOptions> {
  const text = (name: string) => settingOf(parsed, name) as string | undefined
  const number = (name: string) => settingOf(parsed, name) as number | undefined
  return {
    ...(await networkOptions(parsed)),
    bucketURL: text('bucketURL'),
    metadataURL: text('metadataURL'),
    virtualClusterId: text('defaultVirtualClusterID'),
    batchTimeoutMs: number('batchTimeout'),
    batchMaxSizeBytes: number('batchMaxSizeBytes'),
    putBudgetBytes: number('putBudgetBytes'),
    autoCreateTopics: settingOf(parsed, 'autoCreateTopicsEnable') as boolean,
    numPartitions: number('numPartitions'),
    messageBytesMax: number('messageMaxBytes'),
    frameBytesMax: number('socketRequestMaxBytes'),
    requestBudgetBytes: number('requestBudgetBytes'),
    fetchBudgetBytes: number('fetchBudgetBytes'),
    cacheBytesMax: number('cacheSizeBytes'),
    groupMinSessionTimeoutMs: number('groupMinSessionTimeoutMs'),
    groupMaxSessionTimeoutMs: number('groupMaxSessionTimeoutMs'),
    groupInitialRebalanceDelayMs: number('groupInitialRebalanceDelayMs'),
    groupMaxSize: number('groupMaxSize'),
    offsetMetadataMaxBytes: number('offsetMetadataMaxBytes'),
    offsetsRetentionMinutes: number('offsetsRetentionMinutes'),
    gracefulShutdownMs: number('gracefulShutdownDuration'),
  }
}
