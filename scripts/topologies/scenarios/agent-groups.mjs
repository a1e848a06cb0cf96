// (c) Three agent groups over one cluster: one for clients among the agents, one for clients of the same private cloud, one
// for clients from the internet. The last two have a load balancer each, and their clients reach nothing else.
import { createClients } from '../clients/clients.mjs'
import { findProblem } from '../steady-load.mjs'
import { createWorld } from '../world.mjs'
import { addAgents } from './agents.mjs'
import { checkSharedGroup, partitions, waitForBrokers } from './client-checks.mjs'
import { addInside, addOutside, outsides } from './places.mjs'

const agentsPerGroup = 2
const count = 600

const nodeIdsOf = async (world, group) => {
  const agents = world.agents.filter(({ name }) => name.startsWith(`${group}-`))
  const statuses = await Promise.all(agents.map((agent) => agent.status()))
  return statuses.map(({ nodeId }) => nodeId)
}

/** Each place is shown the agents of its own group: by their addresses, or behind a load balancer, which
 * is one address, by the node id of the one that stands for them. */
const checkViews = async ({ report }, world, places) => {
  for (const { where: group, clients, shown } of places) {
    await report.run(`(c) groups: clients of ${group} are shown its agents and no other`, async () => {
      const brokers = await waitForBrokers(clients.kcat, shown.length)
      const { nodeIds } = await clients.kcat.metadata()
      const wanted = await nodeIdsOf(world, group)
      if (brokers.join() !== shown.join()) throw new Error(`${brokers.join()}, not ${shown.join()}`)
      if (!nodeIds.every((id) => wanted.includes(id)))
        throw new Error(`nodes ${nodeIds.join()}, not of ${wanted.join()}`)
      return brokers.join(', ')
    })
  }
}

/** What is written in one place is read in the two others. */
const checkReads = async ({ report }, places, writers) => {
  for (const [index, place] of places.entries()) {
    const writer = place.clients[writers[index]]
    const others = places.filter((other) => other !== place)
    const where = others.map((other) => other.where).join(' and in ')
    await report.run(`(c) groups: what ${writer.name} writes in ${place.where} is read in ${where}`, async () => {
      const topic = `written-in-${place.where}`
      await place.clients.franz.createTopic(topic, partitions)
      await writer.write({ topic, count, rate: count })
      for (const { where: group, clients } of others) {
        const problem = findProblem(await clients.kcat.readAll(topic), count)
        if (problem !== undefined) throw new Error(`in ${group}: ${problem}`)
      }
    })
  }
}

/** Runs the scenario. */
export const checkAgentGroups = async (context) => {
  const { stores, folder } = context
  const world = await createWorld({ stores })
  const places = []
  try {
    await world.network.addSwitch('pods')
    const inside = await addAgents(world, 'pods', agentsPerGroup, { prefix: 'pods', own: { agentGroup: 'pods' } })
    places.push(await addInside(world, { servers: inside }))
    for (const [index, where] of ['vpc', 'internet'].entries()) {
      const { name, port } = outsides[where]
      const own = { agentGroup: where, discoveryKafkaHostnameOverride: name, discoveryKafkaPortOverride: port }
      const servers = await addAgents(world, 'pods', agentsPerGroup, { prefix: where, first: 21 + 10 * index, own })
      places.push(await addOutside(world, { folder, where, servers }))
    }
    for (const place of places)
      place.clients = await createClients({ ...place, folder, withJava: place.where === 'internet' })
    await checkViews(context, world, places)
    await checkReads(context, places, ['kcat', 'kafkajs', 'java'])
    const [pods, vpc, internet] = places
    await Promise.all([
      checkSharedGroup(context, '(c) groups', [vpc, internet], 'kcat'),
      checkSharedGroup(context, '(c) groups', [pods, internet], 'franz'),
      checkSharedGroup(context, '(c) groups', [pods, vpc], 'kafkajs'),
    ])
  } finally {
    for (const { clients } of places) clients?.stop()
    await world.close()
  }
}
