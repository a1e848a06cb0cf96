import type { GroupPeers, GroupRouter } from '@millrace/coordinator'
import { deadline } from '@millrace/runtime'
import { createGroupsAgent, type GroupsAgent } from './groups-agent.ts'
import { callOver } from './groups-link.ts'
import type { GroupsWorld } from './groups-world.ts'
import type { SimProcess } from './sim-process.ts'

/** Two or three agents, each replaced when it dies or has closed. */
export interface GroupsCluster {
  /**
   * A client asks an agent, any, and waits for `timeoutMs` at most. Undefined when there is no answer; the connection is
   * closed then, which the agent notices later.
   */
  ask<Answer>(
    timeoutMs: number,
    request: (router: GroupRouter, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer | undefined>
  /** Replaces who is dead, now. */
  heal(): void
}

const CHECK_EVERY_MS = 400
const RESTART_MS_MAX = 3_000
const CUT_MS_MAX = 8_000
const CLOSE_MS_MAX = 5_000
/** Longer than two leases. */
const PAUSE_MS_MAX = 7_000
const WALL_CLOCK_MS_MAX = 6_000
/** An agent that is silent is given up after this time. */
const PEER_SILENT_MS = 5_000
const REFUSED_MS = 2

/** Starts the agents and whatever pauses, cuts off, closes and kills them. */
export function createGroupsCluster(world: GroupsWorld): GroupsCluster {
  const { clock, random, events, shape } = world
  const agents: GroupsAgent[] = []
  const byHolder = new Map<string, GroupsAgent>()
  /** Pairs of agents between which nothing passes, and until when. */
  const cuts = new Map<string, number>()
  let startedCount = 0

  const slotOf = (process: SimProcess) => agents.findIndex((agent) => agent.process === process)
  const pairOf = (left: SimProcess, right: SimProcess) =>
    `${Math.min(slotOf(left), slotOf(right))} ${Math.max(slotOf(left), slotOf(right))}`

  function start(slot: number): void {
    const agent = createGroupsAgent(world, `agent ${slot}.${startedCount++}`, peersOf)
    agents[slot] = agent
    byHolder.set(agent.holder, agent)
    agent.process.onKill(() => {
      world.trace(() => `${agent.holder} is dead`)
      clock.setTimer(events.isHealed ? 0 : random.next() ** 2 * RESTART_MS_MAX, () => {
        if (agents[slot] === agent) start(slot)
      })
    })
  }

  /** The way of one agent to the others. */
  function peersOf(from: SimProcess): GroupPeers {
    return {
      async call(holder, payload, { signal }) {
        const target = byHolder.get(holder)
        if (target?.process.isAlive !== true) {
          await new Promise<void>((resolve) => from.clock.setTimer(REFUSED_MS, resolve))
          return undefined
        }
        events.count('call.forwarded')
        const limit = deadline(from.clock, PEER_SILENT_MS, signal)
        try {
          return await callOver(world, {
            link: 'peer',
            from,
            execute: () => runOn(target, (router) => router.answer([payload], { signal: limit.signal })),
            isCut: () => (cuts.get(pairOf(from, target.process)) ?? 0) > clock.monotonicMs(),
            gone: () => new Error('simulated: the call is lost'),
            outlivesCaller: true,
            signal: limit.signal,
          }).then((answer) => [answer])
        } finally {
          limit.cancel()
        }
      },
    }
  }

  /** Asks an agent when it runs; rejects when it dies first. */
  function runOn<Answer>({ process, router }: GroupsAgent, request: (router: GroupRouter) => Promise<Answer>) {
    return new Promise<Answer>((resolve, reject) => {
      process.onKill(() => reject(new Error('simulated: it is dead')))
      if (!process.isAlive) reject(new Error('simulated: it is dead'))
      process.deliver(() => {
        request(router).then(
          (answer) => {
            if (process.isAlive) resolve(answer)
          },
          (error: unknown) => {
            world.violate(`${process.name} has no answer: ${String(error)}`)
          },
        )
      })
    })
  }

  async function ask<Answer>(
    timeoutMs: number,
    request: (router: GroupRouter, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    const agent = agents[Math.floor(random.next() * agents.length)]!
    const limit = deadline(clock, timeoutMs)
    const closed = new AbortController()
    limit.signal.addEventListener('abort', () => {
      clock.setTimer(REFUSED_MS, () => agent.process.deliver(() => closed.abort(new Error('the client is gone'))))
    })
    try {
      return await callOver(world, {
        link: 'client',
        from: { deliver: (callback) => callback() },
        execute: () => runOn(agent, (router) => request(router, closed.signal)),
        isCut: () => false,
        gone: () => new Error('simulated: the connection is lost'),
        outlivesCaller: false,
        signal: limit.signal,
      })
    } catch {
      return undefined
    } finally {
      limit.cancel()
    }
  }

  function close(agent: GroupsAgent): void {
    if (agent.isClosing) return
    agent.isClosing = true
    world.trace(() => `${agent.holder} closes`)
    agent.process.deliver(() => void agent.router.close().then(() => agent.process.kill()))
    clock.setTimer(CLOSE_MS_MAX, () => agent.process.kill())
  }

  function trouble(): void {
    const untilMs = () => clock.monotonicMs() + random.next() * CUT_MS_MAX
    for (const agent of agents) {
      const { process } = agent
      if (!process.isAlive) continue
      if (events.fires('agent.paused')) process.pause(random.next() * PAUSE_MS_MAX)
      if (agent.canBeSuspended && events.fires('agent.suspended')) agent.suspend(random.next() * PAUSE_MS_MAX)
      if (events.fires('agent.wall-clock-set')) agent.setWallClock((2 * random.next() - 1) * WALL_CLOCK_MS_MAX)
      if (events.fires('store.cut')) agent.cutOffUntil(untilMs())
      if (events.fires('peer.cut')) {
        const other = agents[Math.floor(random.next() * agents.length)]!
        cuts.set(pairOf(process, other.process), untilMs())
      }
      if (events.fires('agent.closed')) close(agent)
      if (events.fires('agent.killed')) process.kill()
    }
    if (!events.isHealed) clock.setTimer(random.next() * 2 * CHECK_EVERY_MS, trouble)
  }

  for (let slot = 0; slot < shape.agentCount; slot++) start(slot)
  clock.setTimer(CHECK_EVERY_MS, trouble)
  return {
    ask,
    heal() {
      cuts.clear()
      for (const [slot, agent] of agents.entries()) {
        agent.cutOffUntil(0)
        if (!agent.process.isAlive) start(slot)
      }
    },
  }
}
