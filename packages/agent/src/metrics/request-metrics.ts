import { apiKeyName, errorName } from '@millrace/protocol'
import type { AnsweredRequest, ServerObserver } from '@millrace/server'
import { eachErrorCode } from './answer-errors.ts'
import { DURATION_SECONDS } from './buckets.ts'
import type { MetricsRegistry } from './registry.ts'
import type { Counter, Histogram } from './series.ts'

/** A version above it, which is out of any API's range, has no series of its own: clients choose it. */
const VERSION_MAX = 31

/** Series of one API key. */
interface ApiSeries {
  readonly api: string
  readonly byVersion: Counter[]
  readonly duration: Histogram
  readonly requestBytes: Counter
  readonly responseBytes: Counter
  readonly onError: (errorCode: number) => void
}

/** Counts what clients ask and what they are answered. An API key has series from its first request on. */
export function createRequestMetrics(registry: MetricsRegistry): ServerObserver {
  const requests = registry.counter({
    name: 'millrace_requests_total',
    help: 'Answered requests by API and version',
    labels: ['api', 'version'],
  })
  const duration = registry.histogram({
    name: 'millrace_request_duration_seconds',
    help: 'Time from a whole request to its encoded response; a Fetch may wait for records in it, as long as its client asks',
    labels: ['api'],
    bounds: DURATION_SECONDS,
  })
  const errors = registry.counter({
    name: 'millrace_request_errors_total',
    help: 'Error codes in responses, one per topic, partition or group that has one',
    labels: ['api', 'error'],
  })
  const requestBytes = registry.counter({
    name: 'millrace_request_bytes_total',
    help: 'Bytes of answered requests',
    labels: ['api'],
  })
  const responseBytes = registry.counter({
    name: 'millrace_response_bytes_total',
    help: 'Bytes of responses',
    labels: ['api'],
  })

  function seriesOf(apiKey: number): ApiSeries {
    // Only keys that have a handler come here: the series stay few.
    const api = apiKeyName(apiKey) ?? String(apiKey)
    return {
      api,
      byVersion: [],
      duration: duration.of(api),
      requestBytes: requestBytes.of(api),
      responseBytes: responseBytes.of(api),
      onError: (errorCode) => errors.of(api, errorName(errorCode)).add(1),
    }
  }

  const byKey: ApiSeries[] = []
  return {
    onAnswer({ apiKey, apiVersion, requestBytes: sent, responseBytes: answered, durationMs, answer }: AnsweredRequest) {
      const series = (byKey[apiKey] ??= seriesOf(apiKey))
      const version = apiVersion >= 0 && apiVersion <= VERSION_MAX ? apiVersion : VERSION_MAX + 1
      const count = (series.byVersion[version] ??= requests.of(
        series.api,
        version > VERSION_MAX ? 'other' : String(version),
      ))
      count.add(1)
      series.duration.observe(durationMs / 1_000)
      series.requestBytes.add(sent)
      series.responseBytes.add(answered)
      eachErrorCode(apiKey, answer, series.onError)
    },
  }
}
