// (e) Two zones, each a network with two agents. The client is in both, by a device for each, so that what it exchanges with
// a zone's agents is what goes through that device.
import { setTimeout as sleep } from 'node:timers/promises'
import { createClients } from '../clients/clients.mjs'
import { bytesThrough } from '../network.mjs'
import { createWorld } from '../world.mjs'
import { addAgents } from './agents.mjs'
import { checkLoads, waitForBrokers } from './client-checks.mjs'

const zones = { 'zone-a': { subnet: '10.1.1', device: 'eth0' }, 'zone-b': { subnet: '10.1.2', device: 'eth1' } }
/** Of all bytes, this share may go to the other zone: clients ask the agents of their bootstrap list now and then. */
const otherZoneShareMax = 0.01
/** How long bytes are counted. */
const watchMs = 2_000

const bytesByZone = async () => {
  const counts = await Promise.all(Object.values(zones).map(({ device }) => bytesThrough('client', device)))
  return Object.fromEntries(Object.keys(zones).map((zone, i) => [zone, counts[i]]))
}

/** What goes to either zone for a while. */
const checkBytes = async () => {
  const before = await bytesByZone()
  await sleep(watchMs)
  const after = await bytesByZone()
  const [own, other] = Object.keys(zones).map((zone) => after[zone] - before[zone])
  if (other > own * otherZoneShareMax) throw new Error(`${own} bytes in the zone, ${other} in the other`)
  return `${own} bytes in the zone, ${other} in the other`
}

/** Runs the scenario. */
export const checkZones = async (context) => {
  const { report, stores, folder } = context
  const world = await createWorld({ stores })
  const { network } = world
  let clients
  try {
    for (const [zone, { subnet }] of Object.entries(zones)) {
      await network.addSwitch(zone)
      if (zone === 'zone-a') await network.addNamespace('router')
      await network.plug('router', zone, { device: zone, address: `${subnet}.1/24` })
    }
    await network.forward('router')
    const servers = []
    for (const [zone, { subnet }] of Object.entries(zones)) {
      const own = { availabilityZone: zone }
      servers.push(await addAgents(world, zone, 2, { prefix: zone, subnet, gateway: `${subnet}.1`, own }))
    }
    await network.addNamespace('client')
    for (const [zone, { subnet, device }] of Object.entries(zones))
      await network.plug('client', zone, { device, address: `${subnet}.100/24` })
    const bootstrap = servers.map(([first]) => first.server).join()
    clients = await createClients({ namespace: 'client', bootstrap, folder, features: ['ws_az=zone-a'] })
    await report.run('(e) zones: a client in zone-a is shown the agents of zone-a', async () => {
      const brokers = await waitForBrokers(clients.kcat, 2)
      if (brokers.join() !== servers[0].map(({ server }) => server).join()) throw new Error(brokers.join())
      return brokers.join(', ')
    })
    // By then groups have found together, and everybody has bootstrapped, for which any agent may be asked.
    const watched = { name: 'what clients exchange with agents stays in their zone', body: checkBytes }
    await checkLoads(context, { clients, name: '(e) zones', prefix: 'zonal', during: watched, count: 900 })
    const during = {
      name: 'both agents of the zone are killed while everybody reads and writes',
      body: async () => {
        await Promise.all(world.agents.slice(0, 2).map((agent) => agent.kill()))
      },
    }
    await checkLoads(context, { clients, name: '(e) zones, the zone dies', prefix: 'homeless', during })
    await report.run('(e) zones: the other zone has served', async () => {
      const { 'zone-b': other } = await bytesByZone()
      const brokers = await waitForBrokers(clients.kcat, 2)
      if (brokers.join() !== servers[1].map(({ server }) => server).join()) throw new Error(brokers.join())
      return `${other} bytes with the other zone`
    })
  } finally {
    clients?.stop()
    await world.close()
  }
}
