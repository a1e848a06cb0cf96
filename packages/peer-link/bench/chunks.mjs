// What a link carries, against bare TCP in one run: answers of 1 MiB, 8 calls at a time, both sides in this process.
//
//   npm run build && node packages/peer-link/bench/chunks.mjs [SECONDS]
import { connect, createServer } from 'node:net'
import { createPeerLinks, createPeerListener } from '../dist/index.js'

const say = (line) => process.stdout.write(`${line}\n`)
const seconds = Number(process.argv[2] ?? 3)
const BODY = Buffer.alloc(1 << 20, 7)
const IN_FLIGHT = 8

async function measure(name, once) {
  for (let i = 0; i < 50; i++) await once()
  const cpu = process.cpuUsage()
  const begin = performance.now()
  let count = 0
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (performance.now() - begin < seconds * 1_000) {
        await once()
        count++
      }
    }),
  )
  const elapsed = performance.now() - begin
  const { user, system } = process.cpuUsage(cpu)
  const perMiB = (user + system) / 1_000 / count
  say(
    `${name.padEnd(10)} ${((count * 1.048576) / (elapsed / 1_000)).toFixed(0)} MB/s, ${perMiB.toFixed(2)} ms CPU per MiB`,
  )
  return perMiB
}

async function overLink() {
  const identity = { key: 'a key for a benchmark', clusterId: 'bench' }
  const handlers = { calls: { chunk: async () => [BODY] } }
  const listener = createPeerListener({ handlers }, { ...identity, peerId: 'b' })
  const { port } = await listener.start({ host: '127.0.0.1', port: 0 })
  const links = createPeerLinks({}, { ...identity, peerId: 'a' })
  const perMiB = await measure('peer-link', () => links.call({ host: '127.0.0.1', port }, 'chunk', []))
  await links.close()
  await listener.close()
  return perMiB
}

/** The floor: one byte asks, the body comes back, counted and no more. */
async function overTcp() {
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('data', (asked) => {
      for (let i = 0; i < asked.length; i++) socket.write(BODY)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const socket = connect({ port: server.address().port, host: '127.0.0.1', noDelay: true })
  const waiting = []
  let got = 0
  socket.on('data', (chunk) => {
    for (got += chunk.length; got >= BODY.length; got -= BODY.length) waiting.shift()()
  })
  const perMiB = await measure('bare TCP', () => {
    socket.write('x')
    return new Promise((resolve) => waiting.push(resolve))
  })
  socket.destroy()
  server.close()
  return perMiB
}

const floor = await overTcp()
say(`ratio of CPU ${((await overLink()) / floor).toFixed(2)}`)
