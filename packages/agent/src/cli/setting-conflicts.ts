import type { ParsedSettings } from './parse-settings.ts'

/** One chunk of the read cache, in bytes: a smaller cache could not hold anything. */
const CACHE_SIZE_BYTES_MIN = 1_048_576

/** What is wrong with values that are fine one by one. Values that are wrong themselves are left out. */
export function settingConflicts(parsed: ParsedSettings): string[] {
  return [...hostConflicts(parsed), ...storeConflicts(parsed), ...sizeConflicts(parsed)]
}

function hostConflicts({ values }: ParsedSettings): string[] {
  const problems: string[] = []
  const strategy = values.get('advertiseHostnameStrategy')?.value
  const isCustomGiven = values.get('advertiseHostnameCustom')?.origin.kind !== 'default'
  if (strategy === 'custom' && !isCustomGiven)
    problems.push('advertiseHostnameStrategy custom needs advertiseHostnameCustom')
  if (strategy !== undefined && strategy !== 'custom' && isCustomGiven)
    problems.push('advertiseHostnameCustom is only used with advertiseHostnameStrategy custom')
  const kafkaPort = values.get('kafkaPort')?.value
  if (kafkaPort !== undefined && kafkaPort !== 0 && kafkaPort === values.get('httpPort')?.value)
    problems.push(`kafkaPort and httpPort are both ${kafkaPort}`)
  return problems
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
