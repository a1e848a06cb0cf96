// (g) Several listeners of one agent: clients among the agents, in the private cloud and on the internet come by a port of
// their own, and are told an address of their own. The internet's begins with TLS, and behind a PROXY protocol header.
import { makeCertificate } from '../certificates.mjs'
import { createClients } from '../clients/clients.mjs'
import { createWorld } from '../world.mjs'
import { addAgents } from './agents.mjs'
import { checkSharedGroup, waitForBrokers } from './client-checks.mjs'
import { addInside, addOutside, outsides } from './places.mjs'

const name = '(g) listeners'
const ports = { pods: 9_092, vpc: 9_093, internet: 9_094 }

/** The setting, as the command line takes it. */
const listenersOf = (tls) => {
  const overrideOf = (where) => `hostOverride=${outsides[where].name}&portOverride=${outsides[where].port}`
  const files = `tls=true&tlsServerCertFile=${tls.cert}&tlsServerPrivateKeyFile=${tls.key}`
  return [
    `pods://:${ports.pods}`,
    `vpc://:${ports.vpc}?${overrideOf('vpc')}`,
    `internet://:${ports.internet}?${overrideOf('internet')}&${files}&proxyProtocol=v2`,
  ].join()
}

/** Runs the scenario. */
export const checkListeners = async (context) => {
  const { report, stores, folder } = context
  const tls = await makeCertificate(folder, outsides.internet.name)
  const world = await createWorld({ stores, settings: { kafkaListeners: listenersOf(tls) } })
  const places = []
  try {
    await world.network.addSwitch('pods')
    const servers = await addAgents(world, 'pods', 2)
    const behind = (where) => servers.map((server) => ({ ...server, server: `${server.address}:${ports[where]}` }))
    const serverOptions = 'send-proxy-v2 check-send-proxy'
    places.push(await addInside(world, { servers }))
    places.push(await addOutside(world, { folder, where: 'vpc', servers: behind('vpc') }))
    places.push(await addOutside(world, { folder, where: 'internet', servers: behind('internet'), serverOptions }))
    for (const place of places) {
      const own = place.where === 'internet' ? { tls } : { withJava: false }
      place.clients = await createClients({ ...place, folder, ...own })
    }
    for (const { where, clients, shown } of places) {
      await report.run(`${name}: clients in ${where} are told the addresses of their listener`, async () => {
        const brokers = await waitForBrokers(clients.kcat, shown.length)
        if (brokers.join() !== shown.join()) throw new Error(`${brokers.join()}, not ${shown.join()}`)
        return brokers.join(', ')
      })
    }
    await Promise.all(['kcat', 'franz', 'kafkajs'].map((client) => checkSharedGroup(context, name, places, client)))
    await report.run(`${name}: Java writes by TLS from the internet, and is read among the agents`, async () => {
      const [pods, , internet] = places
      await pods.clients.franz.createTopic('by-java', 2)
      await internet.clients.java.write({ topic: 'by-java', count: 300, rate: 300 })
      const records = await pods.clients.kcat.readAll('by-java')
      if (records.length !== 300) throw new Error(`${records.length} of 300`)
    })
  } finally {
    for (const { clients } of places) clients?.stop()
    await world.close()
  }
}
