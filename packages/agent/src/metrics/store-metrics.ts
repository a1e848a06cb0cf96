import type { StoreObserver, StoreOperation, StoreOperationResult } from '@millrace/object-store'
import { DURATION_SECONDS } from './buckets.ts'
import type { ObjectStorePrices } from './prices.ts'
import type { MetricsRegistry } from './registry.ts'

const OPERATIONS: readonly StoreOperation[] = ['put', 'get', 'head', 'delete', 'list']

/** Requests that no store charges for: it did not take them, or they never left the agent. */
const UNCHARGED: ReadonlySet<StoreOperationResult> = new Set([
  'THROTTLED',
  'UNAVAILABLE',
  'CLOSED',
  'INVALID',
  'ABORTED',
])

/** Counts what the object store is asked, and what that costs. */
export function createStoreMetrics(registry: MetricsRegistry, prices: ObjectStorePrices): StoreObserver {
  const operations = registry.counter({
    name: 'millrace_object_store_operations_total',
    help: 'Calls of the object store, retries and hedges included, by their result',
    labels: ['operation', 'result'],
  })
  const duration = registry.histogram({
    name: 'millrace_object_store_operation_duration_seconds',
    help: 'Time that calls of the object store took, whatever their result',
    labels: ['operation'],
    bounds: DURATION_SECONDS,
  })
  const bytes = registry.counter({
    name: 'millrace_object_store_bytes_total',
    help: 'Bytes of objects written (put) and read (get)',
    labels: ['operation'],
  })
  const price = registry.counter({
    name: 'millrace_object_store_price_usd_total',
    help: 'Price of the requests that the object store took, in US dollars by the configured list; 0 on stores that cost nothing',
    labels: ['operation'],
  })
  const seriesOf = (operation: StoreOperation) => ({
    ok: operations.of(operation, 'OK'),
    duration: duration.of(operation),
    bytes: bytes.of(operation),
    price: price.of(operation),
    usd: prices[operation] / 1_000,
  })
  const byOperation = new Map(OPERATIONS.map((operation) => [operation, seriesOf(operation)]))

  return ({ operation, result, bytes: moved, durationMs }) => {
    const series = byOperation.get(operation)!
    if (result === 'OK') series.ok.add(1)
    else operations.of(operation, result).add(1)
    series.duration.observe(durationMs / 1_000)
    series.bytes.add(moved)
    if (!UNCHARGED.has(result)) series.price.add(series.usd)
  }
}
