// (f) Agents that know each other by names of their own choice, while clients are told the load balancer's.
import { setTimeout as sleep } from 'node:timers/promises'
import { createClients } from '../clients/clients.mjs'
import { checkLoads } from './client-checks.mjs'
import { buildBalanced, publicName, publicPort } from './balanced.mjs'

const peersSeenLimitMs = 30_000

/** Waits until an agent reaches so many others, and returns the addresses that it reaches them at. */
const waitForPeers = async (agent, count) => {
  for (const end = performance.now() + peersSeenLimitMs; ; await sleep(100)) {
    const { peers } = await agent.status()
    if (peers.length === count && peers.every(({ isReachable }) => isReachable))
      return peers.map(({ address }) => address)
    if (performance.now() > end) throw new Error(JSON.stringify(peers))
  }
}

/** Runs the scenario. */
export const checkInternalHostname = async (context) => {
  const { report, folder } = context
  const names = [1, 2, 3].map((number) => `node-${number}.agents.internal`)
  const { world, place } = await buildBalanced(context, {
    settings: { discoveryKafkaHostnameOverride: publicName, discoveryKafkaPortOverride: publicPort },
    // What the agents' names mean is known where the agents are, and not where the client is.
    hosts: names.map((name, index) => `10.1.0.${11 + index} ${name}`),
    own: (name) => ({
      advertiseHostnameStrategy: 'custom',
      advertiseHostnameCustom: names[Number(name.split('-')[1]) - 1],
    }),
  })
  let clients
  try {
    for (const agent of world.agents) {
      await report.run(`(f) internal names: ${agent.name} reaches the two others by the names they chose`, async () => {
        const addresses = await waitForPeers(agent, 2)
        if (!addresses.every((address) => names.includes(address.split(':')[0]))) throw new Error(addresses.join())
        return addresses.join(', ')
      })
    }
    clients = await createClients({ ...place, folder })
    await checkLoads(context, { clients, name: '(f) internal names', prefix: 'named', count: 900 })
  } finally {
    clients?.stop()
    await world.close()
  }
}
