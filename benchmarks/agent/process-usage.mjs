// What a process has used, from /proc: processor time of all its threads and of children it waited for, and memory.
import { readFile } from 'node:fs/promises'

/** Clock ticks per second that /proc counts in; fixed on Linux for programs. */
const ticksPerSecond = 100

/** Processor seconds so far, user and kernel. */
export const cpuSeconds = async (pid) => {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1')
  // The command name stands in parentheses and may hold anything; the fields follow it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [user, kernel, childUser, childKernel] = fields.slice(11, 15).map(Number)
  return (user + kernel + childUser + childKernel) / ticksPerSecond
}

/** Resident memory in MiB. */
export const residentMiB = async (pid) => {
  const status = await readFile(`/proc/${pid}/status`, 'latin1')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)[1]) / 1024
}
