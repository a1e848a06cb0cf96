import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A program under test in a process of its own. */
export interface Child {
  /** The process. */
  readonly process: ChildProcess
  /** Lines that it has printed and nobody has taken yet. */
  nextLine(): Promise<string | undefined>
  /** Kills it as a power button would, and returns the lines that it still got out. */
  kill(): Promise<readonly string[]>
}

/** Starts a program; its standard error is ours. */
export function startChild(path: string, args: readonly string[]): Child {
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const nextLine = async () => {
    const next = await lines.next()
    return next.done === true ? undefined : next.value
  }
  return {
    process: child,
    nextLine,
    async kill() {
      child.kill('SIGKILL')
      await exited
      const rest: string[] = []
      for (let line = await nextLine(); line !== undefined; line = await nextLine()) rest.push(line)
      return rest
    },
  }
}
