// Three places that clients are in: among the agents, in the same private cloud, on the internet. From the last two a load
// balancer each is all that can be reached.
import { startHaproxy } from '../haproxy.mjs'

/** The addresses of a place outside, and the leg that its load balancer has among the agents. */
export const outsides = {
  vpc: { name: 'kafka.vpc.internal', port: 9_092, balancer: '10.2.0.10', client: '10.2.0.100', leg: '10.1.0.5' },
  internet: { name: 'kafka.example.com', port: 19_092, balancer: '192.0.2.10', client: '192.0.2.100', leg: '10.1.0.6' },
}

/** Makes a place outside, whose load balancer leads to these servers. `shown` is what its clients should be told. */
export const addOutside = async (world, { folder, where, servers, serverOptions }) => {
  const { network } = world
  const { name, port, balancer, client, leg } = outsides[where]
  const namespaces = { lb: `lb-${where}`, client: `client-${where}` }
  await network.addSwitch(where)
  await network.addNamespace(namespaces.lb)
  await network.plug(namespaces.lb, 'pods', { address: `${leg}/24` })
  await network.plug(namespaces.lb, where, { device: 'eth1', address: `${balancer}/24` })
  const bind = `${balancer}:${port}`
  await startHaproxy(world, { namespace: namespaces.lb, folder, bind, servers, serverOptions })
  await network.addNamespace(namespaces.client, { hosts: [`${balancer} ${name}`] })
  await network.plug(namespaces.client, where, { address: `${client}/24` })
  await network.refuse(namespaces.client, '10.1.0.0/16')
  const bootstrap = `${name}:${port}`
  return { where, namespace: namespaces.client, bootstrap, shown: [bootstrap] }
}

/** Makes the place among the agents, where clients are told the agents' own addresses. */
export const addInside = async (world, { servers }) => {
  await world.network.addNamespace('client-pods')
  await world.network.plug('client-pods', 'pods', { address: '10.1.0.100/24' })
  const shown = servers.map(({ server }) => server)
  return { where: 'pods', namespace: 'client-pods', bootstrap: shown[0], shown }
}
