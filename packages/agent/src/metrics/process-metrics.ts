import { type EventLoopUtilization, monitorEventLoopDelay, performance } from 'node:perf_hooks'
import process from 'node:process'
import { AGENT_VERSION } from '../version.ts'
import type { MetricsRegistry } from './registry.ts'

/** How often the delay of the event loop is looked at, in milliseconds: 0.5 % of a core at 10, and half of that here. */
const EVENT_LOOP_RESOLUTION_MS = 20

const QUANTILES = [0.5, 0.9, 0.99, 1] as const

/** Exposes the process and its event loop. Agents of one process show the same process. Returns what ends the looking. */
export function defineProcessMetrics(registry: MetricsRegistry, startedAtMs: number): () => void {
  registry.gauge(
    { name: 'millrace_build_info', help: 'Always 1; the labels say what runs', labels: ['version', 'node'] },
    () => [{ labels: [AGENT_VERSION, process.versions.node], value: 1 }],
  )
  registry.gauge(
    { name: 'millrace_start_time_seconds', help: 'When the agent started, in seconds since the Unix epoch' },
    () => [{ value: startedAtMs / 1_000 }],
  )
  registry.readCounter(
    { name: 'millrace_process_cpu_seconds_total', help: 'CPU time of the process', labels: ['mode'] },
    () => {
      const { user, system } = process.cpuUsage()
      return [
        { labels: ['user'], value: user / 1e6 },
        { labels: ['system'], value: system / 1e6 },
      ]
    },
  )
  registry.gauge(
    {
      name: 'millrace_process_memory_bytes',
      help: 'Memory of the process: resident; heap_used and heap_total of JavaScript; external, of which array_buffers',
      labels: ['kind'],
    },
    () => {
      const { rss, heapUsed, heapTotal, external, arrayBuffers } = process.memoryUsage()
      return [
        { labels: ['resident'], value: rss },
        { labels: ['heap_used'], value: heapUsed },
        { labels: ['heap_total'], value: heapTotal },
        { labels: ['external'], value: external },
        { labels: ['array_buffers'], value: arrayBuffers },
      ]
    },
  )
  return defineEventLoop(registry)
}

function defineEventLoop(registry: MetricsRegistry): () => void {
  const delays = monitorEventLoopDelay({ resolution: EVENT_LOOP_RESOLUTION_MS })
  delays.enable()
  registry.gauge(
    {
      name: 'millrace_event_loop_delay_seconds',
      help: 'How late the event loop was, by quantile, since the scrape before; quantile 1 is the maximum',
      labels: ['quantile'],
    },
    () => {
      const readings = QUANTILES.map((quantile) => ({ labels: [String(quantile)], value: delayAt(quantile) }))
      delays.reset()
      return readings
    },
  )
  registry.readCounter(
    {
      name: 'millrace_event_loop_seconds_total',
      help: 'Time of the event loop, active or idle: the share of active is its utilization',
      labels: ['state'],
    },
    () => {
      const { active, idle }: EventLoopUtilization = performance.eventLoopUtilization()
      return [
        { labels: ['active'], value: active / 1_000 },
        { labels: ['idle'], value: idle / 1_000 },
      ]
    },
  )

  /** What was measured is the time between two looks, so the resolution is taken off. */
  function delayAt(quantile: number): number {
    if (delays.count === 0) return 0
    const nanoseconds = quantile === 1 ? delays.max : delays.percentile(quantile * 100)
    return Math.max(0, nanoseconds / 1e9 - EVENT_LOOP_RESOLUTION_MS / 1_000)
  }

  return () => void delays.disable()
}
