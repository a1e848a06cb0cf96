// Twenty members of a stable group that commit without pause (scripts/interop/go/group_hold.go), and what must be true of
// them whatever is done to the server.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { endWithUs } from '../interop/processes.mjs'

/**
 * Starts the members, by a command that runs the franz-go clients. `look` resolves with what they know, compared with what
 * the server says.
 */
export const startHeldGroup = ([command, ...before], { bootstrap, topic, members, more = [] }) => {
  const args = ['group-hold', '-bootstrap', bootstrap, '-topic', topic, '-members', String(members), ...more]
  const child = endWithUs(spawn(command, [...before, ...args], { stdio: ['pipe', 'pipe', 'inherit'] }))
  const lines = createInterface({ input: child.stdout })
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`the members' program ended: ${signal ?? `exit code ${code}`}`)
  })
  // Whoever looks is told; nobody may be looking.
  ended.catch(() => {})
  return {
    async look() {
      child.stdin.write('look\n')
      const [line] = await Promise.race([once(lines, 'line'), ended])
      return JSON.parse(line)
    },
    /** From now on, what a stable group must not see is a problem. */
    beginStability: () => child.stdin.write('stable\n'),
    stop: () => child.kill('SIGKILL'),
  }
}

/** Each member as `generation N ID PARTITIONS`. */
export const membersOf = (state) => Object.values(state.members)
/** The generations that members are in: one, when all is well. */
export const generationsOf = (state) => [...new Set(membersOf(state).map((text) => text.split(' ')[1]))]

/** The group after its members have found together, which takes a generation or two. */
export const waitForGroup = async (members) => {
  for (let before = ''; ; ) {
    const state = await members.look()
    const now = JSON.stringify(state.members)
    if (now === before && generationsOf(state).length === 1 && state.partial === '' && !now.includes('generation -1'))
      return state
    before = now
    await sleep(500)
  }
}

/** What differs between two looks, or nothing. */
export const differences = (before, after) => {
  const found = [...after.problems]
  if (after.partial !== '') found.push(after.partial)
  for (const [name, member] of Object.entries(before.members)) {
    if (after.members[name] !== member) found.push(`member ${name} was ${member} and is ${after.members[name]}`)
  }
  if (JSON.stringify(before.events) !== JSON.stringify(after.events)) {
    found.push(`callbacks ${JSON.stringify(after.events)} after ${JSON.stringify(before.events)}, ${after.lastEvent}`)
  }
  if (after.acked <= before.acked) found.push('nothing was committed in between')
  return found.slice(0, 6).join('; ')
}
