// Agents and a client in one network.
import { createWorld } from '../world.mjs'
import { addAgents } from './agents.mjs'

/** Builds it with three agents; `place` is the client's, whose bootstrap list has all of them. */
export const buildFlat = async ({ stores }, { settings } = {}) => {
  const world = await createWorld({ stores, settings })
  try {
    await world.network.addSwitch('vpc')
    const servers = await addAgents(world, 'vpc', 3)
    await world.network.addNamespace('client')
    await world.network.plug('client', 'vpc', { address: '10.1.0.100/24' })
    const bootstrap = servers.map(({ server }) => server).join()
    return { world, servers, place: { namespace: 'client', bootstrap } }
  } catch (error) {
    await world.close()
    throw error
  }
}
