import { type ListedListener, parseListenerList } from './listener-list.ts'
import type { ParsedSettings } from './parse-settings.ts'

/** One chunk of the read cache, in bytes: a smaller cache could not hold anything. */
const CACHE_SIZE_BYTES_MIN = 1_048_576

/** What is wrong with values that are fine one by one. Values that are wrong themselves are left out. */
export function settingConflicts(parsed: ParsedSettings): string[] {
  return [
    ...hostConflicts(parsed),
    ...listenerConflicts(parsed),
    ...clusterConflicts(parsed),
    ...storeConflicts(parsed),
    ...sizeConflicts(parsed),
  ]
}

function hostConflicts({ values }: ParsedSettings): string[] {
  const problems: string[] = []
  const strategy = values.get('advertiseHostnameStrategy')?.value
  const isCustomGiven = values.get('advertiseHostnameCustom')?.origin.kind !== 'default'
  if (strategy === 'custom' && !isCustomGiven)
    problems.push('advertiseHostnameStrategy custom needs advertiseHostnameCustom')
  if (strategy !== undefined && strategy !== 'custom' && isCustomGiven)
    problems.push('advertiseHostnameCustom is only used with advertiseHostnameStrategy custom')
  return problems
}

/** A listener, as far as its settings are right, and what to call it. */
type NamedListener = readonly [string, { readonly [Name in keyof ListedListener]?: ListedListener[Name] | undefined }]

/** The Kafka listeners that there will be. */
function listenersOf({ values }: ParsedSettings): readonly NamedListener[] {
  const text = values.get('kafkaListeners')?.value
  if (text === undefined) return [['kafkaPort', { port: values.get('kafkaPort')?.value as number | undefined }]]
  const parsed = parseListenerList(String(text))
  return parsed.ok ? parsed.listeners.map((listener) => [`listener ${listener.name}`, listener]) : []
}

function listenerConflicts(parsed: ParsedSettings): string[] {
  const { values } = parsed
  const problems: string[] = []
  const isGiven = (name: string) => values.get(name)?.origin.kind !== 'default'
  const listeners = listenersOf(parsed)
  if (isGiven('kafkaListeners'))
    for (const name of ['kafkaPort', 'kafkaProxyProtocol'].filter(isGiven))
      problems.push(`${name} is of the one listener that there is without kafkaListeners`)
  const taken = new Map<unknown, string>()
  const others = ['httpPort', ...(isShared(parsed) ? ['peerPort'] : [])]
  const ports = listeners.map(([name, { port }]) => [name, port] as const)
  for (const [name, port] of [...ports, ...others.map((name) => [name, values.get(name)?.value] as const)]) {
    if (port === undefined || port === 0) continue
    const other = taken.get(port)
    if (other !== undefined) problems.push(`${other} and ${name} are both ${port}`)
    taken.set(port, name)
  }
  const isProxied = values.get('kafkaProxyProtocol')?.value === true || listeners.some(([, one]) => one.proxyProtocol)
  if (values.get('kafkaProxyProtocolFrom')?.value !== undefined && !isProxied)
    problems.push('kafkaProxyProtocolFrom is given, but no listener has the PROXY protocol')
  return [...problems, ...tlsConflicts(parsed, listeners)]
}

/** A listener without TLS where its owner thinks that there is some would be open. */
function tlsConflicts({ values }: ParsedSettings, listeners: readonly NamedListener[]): string[] {
  const problems: string[] = []
  const kafkaTls = values.get('kafkaTLS')?.value === true
  const withTls = listeners.filter(([, { tls = kafkaTls }]) => tls)
  for (const name of ['tlsServerCertFile', 'tlsServerPrivateKeyFile'] as const) {
    const forAll = values.get(name)?.value
    for (const [listener, { [name]: own }] of withTls)
      if (forAll === undefined && own === undefined) problems.push(`TLS at ${listener} needs ${name}`)
    if (forAll !== undefined && withTls.length === 0) problems.push(`${name} is given, but no listener has TLS`)
  }
  return problems
}

/** Whether other agents may share the metadata. */
function isShared({ values }: ParsedSettings): boolean {
  return /^postgres/i.test(String(values.get('metadataURL')?.value ?? ''))
}

function clusterConflicts(parsed: ParsedSettings): string[] {
  const key = parsed.values.get('agentKey')
  if (!isShared(parsed) || key?.value !== undefined || key?.origin.kind !== 'default') return []
  return ['agentKey is needed with metadataURL postgres://: the agents of a cluster know each other by it']
}

function storeConflicts({ values }: ParsedSettings): string[] {
  const isMemory = (name: string) => {
    const url = values.get(name)?.value
    return url === undefined ? undefined : /^mem(?:ory)?:/i.test(String(url))
  }
  if (isMemory('bucketURL') === true && isMemory('metadataURL') === false)
    return [
      'bucketURL mem:// forgets at exit the records that metadataURL would still list; it needs metadataURL memory:',
    ]
  return []
}

function sizeConflicts({ values }: ParsedSettings): string[] {
  const problems: string[] = []
  const amount = (name: string) => Number(values.get(name)?.value)
  if (amount('socketRequestMaxBytes') > amount('requestBudgetBytes'))
    problems.push('requestBudgetBytes must be at least socketRequestMaxBytes: a request that long could never be read')
  if (amount('batchMaxSizeBytes') > 2 * amount('requestBudgetBytes'))
    problems.push('requestBudgetBytes must be at least half of batchMaxSizeBytes: such a batch could never fill')
  if (amount('cacheSizeBytes') > 0 && amount('cacheSizeBytes') < CACHE_SIZE_BYTES_MIN)
    problems.push(`cacheSizeBytes must be 0 or at least ${CACHE_SIZE_BYTES_MIN}`)
  if (amount('groupMinSessionTimeoutMs') > amount('groupMaxSessionTimeoutMs'))
    problems.push('groupMinSessionTimeoutMs must not exceed groupMaxSessionTimeoutMs')
  return problems
}
