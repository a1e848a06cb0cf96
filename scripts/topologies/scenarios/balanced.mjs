// Agents in a private network, a client in a public one, and HAProxy, which has a leg in either: the client reaches nothing
// else.
import { startHaproxy } from '../haproxy.mjs'
import { createWorld } from '../world.mjs'
import { addAgents } from './agents.mjs'

const publicAddress = '192.0.2.10'
/** The client's address, which agents see only if the load balancer tells them. */
export const clientAddress = '192.0.2.100'
/** What the client knows the load balancer by. */
export const publicName = 'kafka.example.com'
export const publicPort = 19_092

/** Builds it with three agents. `own` and `hosts` are as `addAgents` takes them. */
export const buildBalanced = async ({ stores, folder }, { settings, serverOptions, hosts, own }) => {
  const world = await createWorld({ stores, settings })
  const { network } = world
  try {
    await network.addSwitch('private')
    await network.addSwitch('public')
    const servers = await addAgents(world, 'private', 3, { hosts, own })
    await network.addNamespace('lb')
    await network.plug('lb', 'private', { address: '10.1.0.5/24' })
    await network.plug('lb', 'public', { device: 'eth1', address: `${publicAddress}/24` })
    await network.addNamespace('client', { hosts: [`${publicAddress} ${publicName}`] })
    await network.plug('client', 'public', { address: `${clientAddress}/24` })
    await network.refuse('client', '10.0.0.0/8')
    const bind = `${publicAddress}:${publicPort}`
    const balancer = await startHaproxy(world, { namespace: 'lb', folder, bind, servers, serverOptions })
    return { world, balancer, place: { namespace: 'client', bootstrap: `${publicName}:${publicPort}` } }
  } catch (error) {
    await world.close()
    throw error
  }
}
