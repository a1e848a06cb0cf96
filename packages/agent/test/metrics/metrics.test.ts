import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMemoryMetadataStore } from '@millrace/metadata'
import { createMemoryObjectStore } from '@millrace/object-store'
import { ErrorCode } from '@millrace/protocol'
import { apiVersionsRequest } from '@millrace/protocol/messages'
import { systemClock } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import type { Agent } from '../../src/index.ts'
import { S3_STANDARD_US_EAST_1 } from '../../src/index.ts'
import { batchOf, closeAll, createTopic, fetch, newClient, produce, startAgent } from '../agent-client.ts'
import { httpCall } from '../http/http-client.ts'

afterEach(closeAll)

const DOCUMENT = join(import.meta.dirname, '../../../../docs/metrics.md')

/** Every series of a scrape by its text before the value. */
async function scrape(agent: Agent): Promise<ReadonlyMap<string, number>> {
  const { status, headers, body } = await httpCall(agent, '/metrics')
  expect([status, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
  const lines = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ')
      return [line.slice(0, at), Number(line.slice(at + 1))]
    }),
  )
}

describe('GET /metrics', () => {
  it('shows the metrics that docs/metrics.md lists, and no other', async () => {
    const { agent } = await startAgent({ httpPort: 0 })
    const { body } = await httpCall(agent, '/metrics')
    const exposed = [...body.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, kind]) => `${name} ${kind}`)
    const listed = [...readFileSync(DOCUMENT, 'utf8').matchAll(/^\| `(\S+)` \| (\w+) \|/gm)].map(
      ([, name, kind]) => `${name} ${kind}`,
    )
    expect(exposed.length).toBeGreaterThan(20)
    expect(listed).toEqual(exposed)
  })

  it('has names as Prometheus wants them: counters end in _total, what is measured names its unit', async () => {
    const { agent } = await startAgent({ httpPort: 0 })
    const { body } = await httpCall(agent, '/metrics')
    for (const [, name, kind] of body.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
      expect([name, name!.startsWith('millrace_')]).toEqual([name, true])
      expect([name, name!.endsWith('_total')]).toEqual([name, kind === 'counter'])
      if (kind === 'histogram') expect(name).toMatch(/_(seconds|bytes)$/)
    }
  })

  it('counts what producers and consumers did', async () => {
    const objectStore = createMemoryObjectStore({}, { putsCost: true })
    const { agent, client } = await startAgent({ httpPort: 0, objectStore })
    await createTopic(client, 't')
    const batch = batchOf(['a', 'b', 'c'])
    await produce(client, 't', batch)
    await produce(client, 'missing', batch)
    await fetch(client, 't', 0)
    const series = await scrape(agent)
    const at = (name: string) => series.get(name)
    expect(at('millrace_requests_total{api="Produce",version="9"}')).toBe(2)
    expect(at('millrace_request_duration_seconds_count{api="Produce"}')).toBe(2)
    expect(at('millrace_request_duration_seconds_bucket{api="Fetch",le="+Inf"}')).toBe(1)
    expect(at('millrace_request_errors_total{api="Produce",error="UNKNOWN_TOPIC_OR_PARTITION"}')).toBe(1)
    expect(at('millrace_request_bytes_total{api="Produce"}')).toBeGreaterThan(2 * batch.length)
    expect(at('millrace_response_bytes_total{api="Fetch"}')).toBeGreaterThan(batch.length)
    expect(at('millrace_batches_total{verdict="committed"}')).toBe(1)
    expect(at('millrace_appended_records_total')).toBe(3)
    expect(at('millrace_appended_bytes_total')).toBe(batch.length)
    const segments = [...series].filter(([name]) => name.startsWith('millrace_segments_total'))
    expect(segments.reduce((sum, [, value]) => sum + value, 0)).toBe(1)
    expect(at('millrace_segment_size_bytes_count')).toBe(1)
    expect(at('millrace_segment_size_bytes_sum')).toBe(objectStore.bytesUsed)
    expect(at('millrace_commits_total{operation="commit",answer="committed"}')).toBe(1)
    expect(at('millrace_commit_duration_seconds_count{operation="commit"}')).toBe(1)
    expect(at('millrace_object_store_operations_total{operation="put",result="OK"}')).toBe(1)
    expect(at('millrace_object_store_bytes_total{operation="put"}')).toBe(objectStore.bytesUsed)
    expect(at('millrace_object_store_price_usd_total{operation="put"}')).toBe(S3_STANDARD_US_EAST_1.put / 1_000)
    expect(at('millrace_cache_chunks_read_total{result="hit"}')).toBeGreaterThan(0)
    expect(at('millrace_cache_filled_bytes_total{source="inserted"}')).toBe(objectStore.bytesUsed)
  })

  it('shows connections, budgets, the process and its event loop', async () => {
    const { agent } = await startAgent({ httpPort: 0, requestBudgetBytes: 128 * 1_048_576 })
    await newClient(agent)
    const series = await scrape(agent)
    expect(series.get('millrace_connections')).toBe(2)
    expect(series.get('millrace_connections_accepted_total')).toBe(2)
    expect(series.get('millrace_connections_paused')).toBe(0)
    expect(series.get('millrace_connections_refused_total{reason="limit"}')).toBe(0)
    expect(series.get('millrace_budget_used_bytes{budget="requests"}')).toBe(0)
    expect(series.get('millrace_budget_limit_bytes{budget="requests"}')).toBe(128 * 1_048_576)
    expect(series.get('millrace_budget_limit_bytes{budget="appends"}')).toBe(256 * 1_048_576)
    expect(series.get('millrace_budget_used_bytes{budget="answers"}')).toBe(0)
    expect(series.get('millrace_process_memory_bytes{kind="resident"}')).toBeGreaterThan(1_000_000)
    expect(series.get('millrace_process_cpu_seconds_total{mode="user"}')).toBeGreaterThan(0)
    expect(series.get('millrace_event_loop_seconds_total{state="active"}')).toBeGreaterThan(0)
    expect(series.get('millrace_event_loop_delay_seconds{quantile="0.99"}')).toBeGreaterThanOrEqual(0)
    expect([...series].some(([name, value]) => name.startsWith('millrace_build_info{version="') && value === 1)).toBe(
      true,
    )
  })

  it('a version that no API has is counted without a series of its own', async () => {
    const { agent, client } = await startAgent({ httpPort: 0 })
    const odd = { ...apiVersionsRequest, encode: () => {} }
    for (const version of [7_000, 32_767]) client.send(odd, version, {})
    await createTopic(client, 't')
    const series = await scrape(agent)
    expect(series.get('millrace_requests_total{api="ApiVersions",version="other"}')).toBe(2)
    expect([...series.keys()].filter((name) => /version="\d{4,}"/.test(name))).toEqual([])
    expect(series.get('millrace_request_errors_total{api="ApiVersions",error="UNSUPPORTED_VERSION"}')).toBe(2)
  })

  it('costs of an agent on files and in memory are nothing, and a list of prices can be given', async () => {
    const { agent, client } = await startAgent({ httpPort: 0 })
    await createTopic(client, 't')
    await produce(client, 't', batchOf(['x']))
    expect((await scrape(agent)).get('millrace_object_store_price_usd_total{operation="put"}')).toBe(0)
    const objectStorePrices = { put: 2_000, get: 0, head: 0, list: 0, delete: 0 }
    const other = await startAgent({ httpPort: 0, objectStorePrices })
    await createTopic(other.client, 't')
    await produce(other.client, 't', batchOf(['x']))
    expect((await scrape(other.agent)).get('millrace_object_store_price_usd_total{operation="put"}')).toBe(2)
  })

  it('agents of one process count for themselves', async () => {
    const first = await startAgent({ httpPort: 0 })
    const second = await startAgent({ httpPort: 0 })
    await createTopic(first.client, 't')
    await produce(first.client, 't', batchOf(['x']))
    expect((await scrape(first.agent)).get('millrace_appended_records_total')).toBe(1)
    expect((await scrape(second.agent)).get('millrace_appended_records_total')).toBe(0)
  })

  it('says why a commit was not taken', async () => {
    const store = createMemoryMetadataStore({ clock: systemClock })
    const metadataStore: typeof store = Object.assign(Object.create(store) as typeof store, {
      commitSegment: () => Promise.resolve({ ok: false, code: 'SEGMENT_ABORTED' }),
    })
    const { agent, client } = await startAgent({ httpPort: 0, metadataStore })
    await createTopic(client, 't')
    expect(await produce(client, 't', batchOf(['x']))).toMatchObject({ errorCode: ErrorCode.KAFKA_STORAGE_ERROR })
    const series = await scrape(agent)
    expect(series.get('millrace_commits_total{operation="commit",answer="SEGMENT_ABORTED"}')).toBe(1)
    expect(series.get('millrace_appended_records_total')).toBe(0)
  })
})
