// Programs of clients, run in the namespace of a client.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { endWithUs } from '../../interop/processes.mjs'
import { within } from '../network.mjs'

/** The end of what a program said on its standard error, for the message of a failure. */
const errorsMax = 4_000

/**
 * Starts a client's program. `end` asks it to end, `ended` resolves with its exit code; `errors` returns what it said on
 * its standard error.
 */
export const startClient = (namespace, command, args, { onLine, onErrorLine } = {}) => {
  const [program, ...rest] = [...within(namespace), command, ...args]
  const child = endWithUs(spawn(program, rest, { stdio: ['pipe', 'pipe', 'pipe'] }))
  let errors = ''
  createInterface({ input: child.stderr }).on('line', (line) => {
    errors = `${errors}${line}\n`.slice(-errorsMax)
    onErrorLine?.(line)
  })
  createInterface({ input: child.stdout }).on('line', (line) => onLine?.(line))
  // A program that ends early is told of by its exit code, not by the pipe that it no longer reads.
  child.stdin.on('error', () => {})
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal)
  return {
    stdin: child.stdin,
    ended,
    errors: () => errors.trim(),
    async end(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      return ended
    },
  }
}

/** The one JSON object that a writing program prints at its end. Rejects with what it said when it fails. */
export const outcomeOf = async (namespace, command, args) => {
  let outcome
  const program = startClient(namespace, command, args, {
    onLine(line) {
      outcome = JSON.parse(line)
    },
  })
  const code = await program.ended
  const problems = outcome?.problems ?? []
  if (code !== 0 || problems.length > 0 || outcome === undefined)
    throw new Error([...problems, program.errors(), `exit code ${code}`].filter((text) => text !== '').join(' / '))
  return outcome
}

/**
 * Starts a program that reads in a group and prints each record, assignment, generation and problem as a JSON object of its
 * own. Returns how to stop it, and what became of it.
 */
export const startReader = (namespace, command, args, onRecord) => {
  const problems = []
  const withPartitions = new Set()
  let assignments = 0
  let generation
  const program = startClient(namespace, command, args, {
    onLine(line) {
      const event = JSON.parse(line)
      if (event.value !== undefined) onRecord(event)
      else if (event.problem !== undefined) problems.push(`Problem: ${event.problem}`)
      else {
        if (event.generation !== undefined) generation = Math.max(generation ?? 0, event.generation)
        if (event.assigned === undefined) return
        assignments++
        if (Object.keys(event.assigned ?? {}).length > 0) withPartitions.add(event.member)
      }
    },
  })
  return {
    async stop() {
      await program.end()
    },
    assignments: () => assignments,
    /** The group's newest generation; undefined when the client does not tell. */
    generation: () => generation,
    membersWithPartitions: () => withPartitions.size,
    errors: () => [...problems, program.errors()].join('\n'),
  }
}
