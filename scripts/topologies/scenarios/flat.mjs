// (a) Flat: the client's network is the agents' own. Metadata has the private address of each agent, and the client
// connects to all of them.
import { createClients } from '../clients/clients.mjs'
import { checkLoads, waitForBrokers } from './client-checks.mjs'
import { buildFlat } from './flat-network.mjs'

/** Requests of an API that each agent has answered. */
const requestsOf = (agents, api) => Promise.all(agents.map((agent) => agent.requests(api)))

/** Runs the scenario. */
export const checkFlat = async (context) => {
  const { report, folder } = context
  const { world, servers, place } = await buildFlat(context)
  let clients
  try {
    // One address is enough to find the others.
    clients = await createClients({ ...place, bootstrap: servers[0].server, folder })
    await report.run('(a) flat: Metadata has three private addresses', async () => {
      const brokers = await waitForBrokers(clients.kcat, 3)
      if (brokers.join() !== servers.map(({ server }) => server).join()) throw new Error(brokers.join())
      return brokers.join(', ')
    })
    await checkLoads(context, { clients, name: '(a) flat', prefix: 'flat' })
    for (const api of ['Produce', 'Fetch']) {
      await report.run(`(a) flat: every agent has answered ${api} requests`, async () => {
        const counts = await requestsOf(world.agents, api)
        if (counts.some((count) => count === 0)) throw new Error(counts.join(', '))
        return counts.join(', ')
      })
    }
    await report.run('(a) flat: the agents together list each group once', async () => {
      const groups = await clients.kafkajs.listGroups()
      const wanted = clients.all.map(({ name }) => `flat-${name.toLowerCase()}`)
      if (groups.sort().join() !== wanted.sort().join()) throw new Error(groups.join(', '))
      return groups.join(', ')
    })
  } finally {
    clients?.stop()
    await world.close()
  }
}
