// Agents in a network of their own.
import { kafkaPort } from '../world.mjs'

/**
 * Makes namespaces `${prefix}-1` and so on, plugged to a switch, with the addresses `${subnet}.${first}` and so on. `gateway`
 * is the way to the agents of other subnets. Returns each one's name, address, and `server`, its address with the port for
 * clients.
 */
export const addPlaces = async (
  world,
  switchName,
  count,
  { prefix = 'agent', subnet = '10.1.0', first = 11, hosts, gateway } = {},
) => {
  const servers = Array.from({ length: count }, (_, index) => {
    const address = `${subnet}.${first + index}`
    return { name: `${prefix}-${index + 1}`, address, server: `${address}:${kafkaPort}` }
  })
  for (const { name, address } of servers) {
    await world.network.addNamespace(name, { hosts })
    await world.network.plug(name, switchName, { address: `${address}/24` })
    if (gateway !== undefined) await world.network.route(name, '10.1.0.0/16', gateway)
  }
  return servers
}

/** Starts an agent in each of such namespaces. `own` are more flags, or gives each agent's by its name. */
export const addAgents = async (world, switchName, count, { own, ...options } = {}) => {
  const servers = await addPlaces(world, switchName, count, options)
  for (const { name } of servers) await world.startAgent(name, typeof own === 'function' ? own(name) : own)
  return servers
}
