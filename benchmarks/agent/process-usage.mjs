// What a process has used, from /proc: processor time of all its threads and of children it waited for, and memory.
import { readFile } from 'node:fs/promises'

/** Clock ticks per second that /proc counts in; fixed on Linux for programs. */
const ticksPerSecond = 100

/** Processor seconds so far, user and kernel. */
const cpuSeconds = async (pid) => {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1')
  // The command name stands in parentheses and may hold anything; the fields follow it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [user, kernel, childUser, childKernel] = fields.slice(11, 15).map(Number)
  return (user + kernel + childUser + childKernel) / ticksPerSecond
}

/** Resident memory now and the most it ever was, in MB of 10^6 bytes. */
export const memory = async (pid) => {
  const status = await readFile(`/proc/${pid}/status`, 'latin1')
  const megabytes = (field) => (Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)[1]) * 1024) / 1e6
  return { residentMB: megabytes('VmRSS'), maximumMB: megabytes('VmHWM') }
}

/**
 * Runs a body and adds the processor seconds that each of some processes used meanwhile to its answer, by their names.
 *
 * @param {Record<string, number>} processes
 */
export const withCpu = async (processes, body) => {
  const read = () => Promise.all(Object.values(processes).map(cpuSeconds))
  const before = await read()
  const answer = await body()
  const after = await read()
  const cpu = Object.fromEntries(Object.keys(processes).map((name, i) => [name, after[i] - before[i]]))
  return { ...answer, cpu }
}
