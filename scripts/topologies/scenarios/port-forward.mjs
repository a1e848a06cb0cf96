// (d) A forwarded port: the client is in a network of its own, in which no agent is; a port of its loopback leads to one of
// three agents.
import { createClients } from '../clients/clients.mjs'
import { forwardPort } from '../socat.mjs'
import { createWorld, kafkaPort } from '../world.mjs'
import { addAgents } from './agents.mjs'
import { checkLoads, waitForBrokers } from './client-checks.mjs'

const bootstrap = `127.0.0.1:${kafkaPort}`

/** Runs the scenario. */
export const checkPortForward = async (context) => {
  const { report, stores, folder } = context
  const world = await createWorld({ stores })
  let clients
  try {
    await world.network.addSwitch('cluster')
    await addAgents(world, 'cluster', 3)
    await world.network.addNamespace('client')
    await world.network.addSwitch('home')
    await world.network.plug('client', 'home', { address: '172.16.0.2/24' })
    await forwardPort(world, { from: 'client', to: 'agent-1', port: kafkaPort, folder })
    clients = await createClients({ namespace: 'client', bootstrap, folder, features: ['ws_host_override=127.0.0.1'] })
    await report.run('(d) port-forward: with ws_host_override the one broker is the forwarded port', async () => {
      const brokers = await waitForBrokers(clients.kcat, 1)
      if (brokers.join() !== bootstrap) throw new Error(brokers.join())
      return brokers.join(', ')
    })
    await checkLoads(context, { clients, name: '(d) port-forward', prefix: 'forwarded' })
  } finally {
    clients?.stop()
    await world.close()
  }
}
