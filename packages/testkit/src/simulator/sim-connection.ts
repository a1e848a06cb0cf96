import type { SimAgent } from './sim-agent.ts'
import type { SimWorld } from './sim-world.ts'

/**
 * A client's connection to one incarnation of an agent: requests arrive in order, answers leave in the order of their
 * requests. When it is cut, what was on its way may still arrive; answers do not.
 */
export interface SimConnection {
  /** Rejects when the connection ends before the answer came. */
  send<Answer>(ask: (agent: SimAgent) => Promise<Answer>): Promise<Answer>
  /** False once the client knows that it has ended. */
  readonly isOpen: boolean
  /** Ends it from the client's side. */
  close(): void
}

/** What every open request of an ended connection rejects with. */
class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

const LATENCY_MS = 3
/** A client that hears nothing for so long gives the connection up. */
const CLIENT_TIMEOUT_MS = 4_000
/** How soon a client learns that the agent's process has died. */
const RESET_MS = 20
const CUT_RATE = 0.004

/** Connects to an agent. */
export function connect(world: SimWorld, agent: SimAgent): SimConnection {
  const { clock, random, faults } = world
  const losers = new Set<(error: Error) => void>()
  let isOpen = agent.process.isAlive
  let lastArrivalMs = 0
  let lastReturnMs = 0
  let answered: Promise<unknown> = Promise.resolve()

  function end(): void {
    if (!isOpen) return
    isOpen = false
    for (const lose of losers) lose(new ConnectionLost('the connection has ended'))
    losers.clear()
  }

  /** Runs it after the usual latency, but never before what was sent earlier. */
  function travel(lastMs: number, callback: () => void): number {
    const atMs = Math.max(lastMs, clock.monotonicMs() + random.next() * LATENCY_MS)
    clock.setTimer(atMs - clock.monotonicMs(), callback)
    return atMs
  }

  agent.process.onKill(() => clock.setTimer(random.next() * RESET_MS, end))
  return {
    get isOpen() {
      return isOpen
    },
    close: end,
    send(ask) {
      return new Promise((resolve, reject) => {
        if (!isOpen) {
          reject(new ConnectionLost('the connection has ended'))
          return
        }
        losers.add(reject)
        const timer = clock.setTimer(CLIENT_TIMEOUT_MS, end)
        const settle = (callback: () => void) => {
          timer.cancel()
          losers.delete(reject)
          callback()
        }
        lastArrivalMs = travel(lastArrivalMs, () =>
          agent.process.deliver(() => {
            // Called now, in the order of arrival; only the waiting overlaps.
            const answer = ask(agent)
            const before = answered
            const inTurn = before.then(() => answer)
            answered = inTurn.catch(() => {})
            inTurn.then(
              (value) => {
                if (!agent.process.isAlive) return
                lastReturnMs = travel(lastReturnMs, () => {
                  if (isOpen) settle(() => resolve(value))
                })
              },
              (error: Error) => settle(() => reject(error)),
            )
          }),
        )
        if (faults.fires('connection.cut', CUT_RATE)) clock.setTimer(random.next() * 50, end)
      })
    },
  }
}
