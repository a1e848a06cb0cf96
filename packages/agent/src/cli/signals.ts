import process from 'node:process'
import type { Agent } from '../options.ts'
import type { CommandWorld } from './agent-command.ts'

/** Exit code of a process ended by a second signal: 128 + SIGTERM. */
const EXIT_AT_ONCE = 143

/** The first SIGTERM or SIGINT closes the agent in order; the second ends the process at once. */
export function closeOnSignals(agent: Agent, world: CommandWorld): void {
  let closing = false
  const onSignal = (signal: NodeJS.Signals) => {
    if (closing) process.exit(EXIT_AT_ONCE)
    closing = true
    agent.close().catch((error: unknown) => {
      world.printError(
        `millrace: closing after ${signal} failed: ${error instanceof Error ? error.message : String(error)}`,
      )
      process.exitCode = 1
    })
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  const forget = () => {
    process.off('SIGTERM', onSignal)
    process.off('SIGINT', onSignal)
  }
  agent.closed.then(forget, forget)
}
