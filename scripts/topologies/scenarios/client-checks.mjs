// Checks that every scenario makes with every client.
import { setTimeout as sleep } from 'node:timers/promises'
import { findProblem, startLoad } from '../steady-load.mjs'

/** How many each topic has. */
export const partitions = 6
const agentsSeenLimitMs = 30_000

/** Waits until Metadata lists so many brokers, and returns them as `host:port`. */
export const waitForBrokers = async (kcat, count) => {
  for (const end = performance.now() + agentsSeenLimitMs; ; await sleep(100)) {
    const { brokers } = await kcat.metadata()
    if (brokers.length === count) return brokers
    if (performance.now() > end) throw new Error(`Metadata lists ${brokers.join()}, which are not ${count}`)
  }
}

/** Starts each client's load, on a topic and with a group of its own. */
export const startLoads = async (clients, { prefix, count, rate, members }) => {
  const loads = []
  for (const client of clients.all) {
    const topic = `${prefix}-${client.name.toLowerCase()}`
    await clients.franz.createTopic(topic, partitions)
    loads.push({ client, topic, load: startLoad(client, { topic, count, rate, members }) })
  }
  return loads
}

/** Waits for a load, and checks what the topic holds in the end. Returns the detail of the report's line. */
export const finishLoad = async (kcat, { topic, load }, { count, members }) => {
  const running = await load
  const { byMember, twice } = await running.finish()
  const shares = Object.values(byMember)
  const problem = findProblem(await kcat.readAll(topic), count)
  if (problem !== undefined) throw new Error(problem)
  if (shares.length < Math.min(2, members)) throw new Error(`only ${shares.length} of ${members} members read anything`)
  return `read ${shares.join(' + ')}, ${twice} twice`
}

/**
 * Every client writes `count` numbers at `rate` per second, idempotently and with acks=all, and a group of `members` reads
 * them, all clients at once; `during` is called when each group has read two fifths. Each number must be stored once, in
 * order, and be read.
 */
export const checkLoads = async (
  context,
  { clients, name, prefix, during, count = 1_500, rate = 150, members = 3 },
) => {
  const { report } = context
  const loads = await startLoads(clients, { prefix, count, rate, members })
  if (during !== undefined) {
    await report.run(`${name}: ${during.name}`, async () => {
      await Promise.all(loads.map(async ({ load }) => (await load).halfWay()))
      return during.body()
    })
  }
  for (const one of loads) {
    const what = `${count} records written by ${one.client.name}, idempotently, and read by a group of ${members}`
    await report.run(`${name}: ${what}`, () => finishLoad(clients.kcat, one, { count, members }))
  }
}

/** One consumer group with two members in each of several places, none of which reaches what the others do. */
export const checkSharedGroup = async ({ report }, name, places, client) => {
  const what = places.map(({ where }) => where).join(' and in ')
  await report.run(`${name}: one consumer group of ${client} has members in ${what}`, async () => {
    const topic = `shared-${client}`
    const [first] = places
    await first.clients.franz.createTopic(topic, partitions)
    const readers = places.map(({ clients }) => clients[client])
    const load = await startLoad(first.clients[client], { topic, count: 600, rate: 150, members: 2, readers })
    const { byMember, twice } = await load.finish()
    const members = Object.keys(byMember)
    const idle = places.filter((_, place) => !members.some((member) => member.startsWith(`${place}.`)))
    if (idle.length > 0) throw new Error(`nobody in ${idle.map(({ where }) => where).join()} read anything`)
    return `read ${Object.values(byMember).join(' + ')}, ${twice} twice`
  })
}
