// Starts the server, kills it, starts it again: at named points, where it kills itself, and at random moments.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { firedLine } from './failpoints.mjs'

/** How long a failpoint may take to be reached under load. */
const reachDeadlineMs = 30_000
/** Random kills come so long after the server serves, at most. */
const randomDelayMsMax = 2_500
/** Of the random kills, this share comes while the server is still starting, ... */
const earlyShare = 0.25
/** ... at most so long after its process was made. */
const earlyDelayMsMax = 800
/** A failpoint fires at one of its first so many occasions, evenly. */
const occasionsMax = 200

/** Seeded (mulberry32), so that a schedule of kills can be repeated. */
export const createRandom = (seed) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const killNow = async (child) => {
  if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended before the kill')
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

/** One life that ends while the server starts, recovers, and perhaps begins to serve. */
const killEarly = async (target, delayMs) => {
  let spawned = null
  const starting = target.start({
    onSpawn: (child) => {
      spawned = child
    },
  })
  // A start that the kill cuts short rejects, which is what was wanted.
  const settled = starting.then(
    () => 'it had started',
    (error) => error.message,
  )
  await sleep(delayMs)
  if (spawned === null) throw new Error(`it could not be started: ${await settled}`)
  await killNow(spawned)
  await settled
  return `${delayMs} ms after its process was made`
}

/** One life that ends at a random moment. */
const killAtRandom = async (target, random) => {
  if (random() < earlyShare) return killEarly(target, Math.floor(random() * earlyDelayMsMax))
  const { child } = await target.start()
  const delayMs = Math.floor(random() * randomDelayMsMax)
  await sleep(delayMs)
  await killNow(child)
  return `${delayMs} ms after it served`
}

/** One life that ends at a failpoint. The kill counts only if the agent said that it got there. */
const killAtPoint = async (target, name, occasion) => {
  let fired = false
  const running = await target
    .start({
      failpoint: `${name}:${occasion}`,
      onLine: (line) => {
        if (line === firedLine(name)) fired = true
      },
    })
    .catch((error) => {
      // Reached before the start was reported: recovery may put or commit too.
      if (fired) return null
      throw error
    })
  if (running === null) return
  if (running.child.signalCode === null && running.child.exitCode === null) {
    const exit = once(running.child, 'close')
    const timer = setTimeout(() => running.child.kill('SIGTERM'), reachDeadlineMs)
    await exit
    clearTimeout(timer)
  }
  if (!fired || running.child.signalCode !== 'SIGKILL') {
    throw new Error(
      `${name}:${occasion} was not reached: ${running.child.signalCode ?? running.child.exitCode}: ${running.logTail.join(' / ')}`,
    )
  }
}

/**
 * Kills the server `kills` times, taking turns between random moments and every named point. Returns how many kills of
 * each kind there were.
 */
export const killRepeatedly = async (target, { kills, random, onKill }) => {
  const kinds = ['random', ...target.points]
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0]))
  for (let i = 0; i < kills; i++) {
    const kind = kinds[i % kinds.length]
    const startedAt = performance.now()
    let detail
    if (kind === 'random') detail = await killAtRandom(target, random)
    else {
      const occasion = 1 + Math.floor(random() * occasionsMax)
      await killAtPoint(target, kind, occasion)
      detail = `at occasion ${occasion}`
    }
    counts[kind]++
    onKill({ number: i + 1, kind, detail, lifeMs: performance.now() - startedAt })
  }
  return counts
}
