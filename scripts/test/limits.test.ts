import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resolveAgentOptions } from '../../packages/agent/src/resolve-options.ts'
import { resolveBatcherOptions } from '../../packages/batcher/src/options.ts'
import { resolveCoordinatorOptions } from '../../packages/coordinator/src/options.ts'
import { resolveMetadataEngineOptions } from '../../packages/metadata/src/engine-options.ts'
import { resolvePostgresMetadataOptions } from '../../packages/metadata-postgres/src/options.ts'
import { resolveSqliteMetadataOptions } from '../../packages/metadata-sqlite/src/options.ts'
import { resolveS3ObjectStoreOptions } from '../../packages/object-store-s3/src/options.ts'
import { resolveChunkCacheOptions } from '../../packages/peer-cache/src/options.ts'
import { resolveServerOptions } from '../../packages/server/src/options.ts'

const root = join(import.meta.dirname, '../..')
const MIB = 1_048_576

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  KiB: 1_024,
  MiB: MIB,
  ms: 1,
  s: 1_000,
  h: 3_600_000,
  day: 86_400_000,
  days: 86_400_000,
}

/** `8 MiB`, `250 ms`, `10,000` as numbers; undefined for what is told in words. */
function numberOf(text: string): number | undefined {
  const [, amount, unit = ''] = /^([\d,]+)(?: ([A-Za-z]+))?$/.exec(text) ?? []
  const factor = UNITS[unit]
  return amount === undefined || factor === undefined ? undefined : Number(amount.replaceAll(',', '')) * factor
}

/** Defaults in a README's "Limits", by the option that is named first. */
function documentedDefaults(name: string): ReadonlyMap<string, string> {
  const readme = readFileSync(join(root, 'packages', name, 'README.md'), 'utf8')
  const section = readme.split('\n## Limits\n')[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('|'))
  return new Map(
    rows.flatMap((row) => {
      const [, , value = '', option = ''] = row.split('|').map((cell) => cell.trim())
      const optionName = /^`(\w+)`/.exec(option)?.[1]
      return optionName === undefined ? [] : [[optionName, value] as const]
    }),
  )
}

/** Options that are numbers without being limits. */
const NO_LIMITS = ['kafkaPort', 'httpPort', 'discoveryKafkaPortOverride']
/** Told in words, being computed from others. */
const IN_WORDS = ['putBudgetBytes']

describe('the limits that a README names are those of the code', () => {
  const path = '/tmp/metadata.db'
  const engine = resolveMetadataEngineOptions()
  const url = 'postgres://host/database'
  const postgres = Object.entries(resolvePostgresMetadataOptions({ url })).filter(([name]) => !(name in engine))
  const sqlite = Object.entries(resolveSqliteMetadataOptions({ path })).filter(([name]) => !(name in engine))
  it.each<[string, object]>([
    ['agent', resolveAgentOptions({})],
    ['server', resolveServerOptions({}, 256 * MIB)],
    ['batcher', resolveBatcherOptions()],
    ['coordinator', resolveCoordinatorOptions({ clusterId: 'vci_test', holder: 'agent' })],
    ['metadata', engine],
    ['metadata-postgres', Object.fromEntries(postgres)],
    ['metadata-sqlite', Object.fromEntries(sqlite)],
    ['object-store-s3', resolveS3ObjectStoreOptions({ bucket: 'bucket' })],
    ['peer-cache', resolveChunkCacheOptions()],
  ])('%s', (name, resolved) => {
    const documented = documentedDefaults(name)
    const numbers = Object.entries(resolved).filter(
      ([option, value]) => typeof value === 'number' && !NO_LIMITS.includes(option),
    )
    expect(numbers.length).toBeGreaterThan(0)
    for (const [option, value] of numbers) {
      expect([option, documented.has(option)]).toEqual([option, true])
      if (!IN_WORDS.includes(option)) expect([option, numberOf(documented.get(option)!)]).toEqual([option, value])
    }
  })
})
