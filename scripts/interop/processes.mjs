// Starting programs, feeding and reading them, and ending those that were started here.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, closeSync } from 'node:fs'

/** Servers that are running, so that an interrupted run leaves none behind. */
const running = new Set()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

/** Remembers a server that was started, until it ends. */
export const endWithUs = (child) => {
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/**
 * Runs a program to its end and returns its standard output as bytes. Rejects with the end of its standard error when
 * it fails or takes longer than `timeoutMs`.
 */
export const runProgram = async (command, args, { stdinFile, onChunk, timeoutMs = 240_000, env } = {}) => {
  const stdin = stdinFile === undefined ? 'ignore' : openSync(stdinFile, 'r')
  const child = spawn(command, args, { stdio: [stdin, 'pipe', 'pipe'], env: { ...process.env, ...env } })
  if (stdin !== 'ignore') closeSync(stdin)
  endWithUs(child)
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
  const chunks = []
  let errors = ''
  child.stdout.on('data', (chunk) => (onChunk === undefined ? chunks.push(chunk) : onChunk(chunk)))
  child.stderr.on('data', (chunk) => {
    errors = (errors + chunk).slice(-2_000)
  })
  const [code, signal] = await once(child, 'close')
  clearTimeout(timer)
  if (code !== 0) {
    const how = signal === null ? `exit code ${code}` : `${signal} (after at most ${timeoutMs} ms)`
    throw new Error(`${command.split('/').at(-1)} ${args[0]}: ${how}: ${errors.trim().replaceAll('\n', ' / ')}`)
  }
  return { stdout: Buffer.concat(chunks), stderr: errors }
}

/** Runs a program that prints one JSON object per line and returns them. */
export const runJsonLines = async (command, args, options) => {
  const { stdout } = await runProgram(command, args, options)
  return stdout
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

/** Ends a server: asked first, forced after `graceMs`. */
export const stopServer = async (child, graceMs = 20_000) => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
  await exited
  clearTimeout(timer)
}
