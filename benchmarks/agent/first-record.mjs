// How long a server takes from the start of its process to the first record that it acknowledged.
import { runProgram } from '../../scripts/interop/processes.mjs'

/** Begins a client that tries to connect, and resolves when it is about to; `acked` of the result resolves with its answer. */
const beginTrying = async (binary, bootstrap) => {
  let said = ''
  let begin
  const trying = new Promise((resolve) => {
    begin = resolve
  })
  const onChunk = (chunk) => {
    said += chunk
    if (said.includes('\n')) begin()
  }
  const ended = runProgram(binary, ['bench-first', '-bootstrap', bootstrap], { onChunk, timeoutMs: 90_000 })
  const acked = ended.then(() => JSON.parse(said.trim().split('\n').at(-1)))
  // It may fail before anybody waits for it.
  acked.catch(() => {})
  await Promise.race([trying, ended])
  // In an object, so that awaiting this function does not await the answer.
  return { acked }
}

/**
 * Starts a server with empty stores while a client is trying to reach it. Both take the moment from the machine's clock.
 *
 * @returns milliseconds from the start of the process to the first connection and to the first acknowledged record
 */
export const measureStart = async (contestant, folder, binary) => {
  const server = await contestant.prepare(folder)
  const client = await beginTrying(binary, server.bootstrap)
  const spawnedUnixMs = Date.now()
  const running = await server.start()
  try {
    const { ackedUnixMs, connectedUnixMs } = await client.acked
    return { connectMs: connectedUnixMs - spawnedUnixMs, firstAckMs: ackedUnixMs - spawnedUnixMs }
  } finally {
    await running.stop()
  }
}
