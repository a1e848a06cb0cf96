// A port forwarder of the kind that joins a port of one machine to a process on another, as `kubectl port-forward` does:
// two socats, one in either namespace, with a socket file between them.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const readyLimitMs = 10_000

/** Whoever connects to `port` of the loopback in `from` is connected to the same port of the loopback in `to`. */
export const forwardPort = async (world, { from, to, port, folder }) => {
  const pipe = join(folder, `${from}-${to}.pipe`)
  world.startProgram(to, 'socat', [`UNIX-LISTEN:${pipe},fork`, `TCP:127.0.0.1:${port}`])
  const end = performance.now() + readyLimitMs
  while (!existsSync(pipe)) {
    if (performance.now() > end) throw new Error('socat does not listen')
    await sleep(20)
  }
  world.startProgram(from, 'socat', [`TCP-LISTEN:${port},bind=127.0.0.1,fork,reuseaddr`, `UNIX-CONNECT:${pipe}`])
}
