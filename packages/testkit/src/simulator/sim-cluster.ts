import { createSimAgent, type SimAgent } from './sim-agent.ts'
import type { SimWorld } from './sim-world.ts'

/** Two agents, each replaced when it dies. */
export interface SimCluster {
  /** One of the agents that live, by chance; undefined when none does. */
  pick(): SimAgent | undefined
  /** Resumes who is paused and replaces who is dead, now. */
  heal(): void
  /** Closes every agent; resolves when everything is decided. */
  close(): Promise<void>
}

const AGENT_COUNT = 2
const CHECK_EVERY_MS = 100

/** Starts the agents and whatever pauses and kills them. */
export function createSimCluster(world: SimWorld): SimCluster {
  const { clock, random, faults } = world
  const agents: SimAgent[] = []
  const [pauseRate, killRate] = [random.next() * 0.02, random.next() * 0.01]
  let startedCount = 0

  function start(slot: number): void {
    const agent = createSimAgent(world, `agent ${slot}.${startedCount++}`)
    agents[slot] = agent
    agent.process.onKill(() => {
      const replace = () => {
        if (agents[slot] === agent) start(slot)
      }
      clock.setTimer(faults.isHealed ? 0 : 5 + random.next() ** 2 * 3_000, replace)
    })
  }

  function trouble(): void {
    for (const { process } of agents) {
      if (!process.isAlive) continue
      if (faults.fires('agent.paused', pauseRate)) process.pause(random.next() ** 3 * 12_000)
      if (faults.fires('agent.killed', killRate)) process.kill()
    }
    if (!faults.isHealed) clock.setTimer(random.next() * 2 * CHECK_EVERY_MS, trouble)
  }

  for (let slot = 0; slot < AGENT_COUNT; slot++) start(slot)
  clock.setTimer(CHECK_EVERY_MS, trouble)
  return {
    pick() {
      const alive = agents.filter(({ process }) => process.isAlive)
      return alive[Math.floor(random.next() * alive.length)]
    },
    heal() {
      for (const [slot, { process }] of agents.entries()) {
        if (process.isAlive) process.resume()
        else start(slot)
      }
    },
    async close() {
      await Promise.all(agents.map((agent) => agent.close()))
    },
  }
}
