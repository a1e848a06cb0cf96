// (b) A TCP load balancer: the client reaches nothing but HAProxy.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { rootFolder } from '../../interop/install.mjs'
import { makeCertificate } from '../certificates.mjs'
import { startClient } from '../clients/client-processes.mjs'
import { createClients } from '../clients/clients.mjs'
import { buildBalanced, clientAddress, publicName, publicPort } from './balanced.mjs'
import { checkLoads, waitForBrokers } from './client-checks.mjs'

const override = { discoveryKafkaHostnameOverride: publicName, discoveryKafkaPortOverride: publicPort }
/** How long HAProxy may take to notice an agent's end. */
const noticeLimitMs = 10_000

/** Runs the doctor in a namespace and returns its report. */
const askDoctor = async ({ namespace, bootstrap }) => {
  const program = join(rootFolder, 'packages', 'agent', 'bin', 'millrace.js')
  const lines = []
  const args = [program, 'doctor', '--bootstrap', bootstrap, '--json']
  const running = startClient(namespace, process.execPath, args, { onLine: (line) => lines.push(line) })
  const code = await running.ended
  if (lines.length === 0) throw new Error(`exit code ${code}: ${running.errors()}`)
  return { code, report: JSON.parse(lines.join('\n')) }
}

/** Its client fails as the seed's page shows: bootstrapping works, and then a private address is tried. */
const checkAttempts = ({ report }, clients) =>
  Promise.all(
    clients.all.map((client) =>
      report.run(`(b) without override: ${client.name} cannot write, and names a private address`, async () => {
        const { failed, said } = await client.attempt('nowhere')
        if (!failed) throw new Error('it could write')
        const line = said.split(/\n| \/ /).find((text) => text.includes('10.1.0.'))
        if (line === undefined) throw new Error(said)
        return line.trim()
      }),
    ),
  )

const checkWithoutOverride = async (context) => {
  const { report, folder } = context
  const { world, place } = await buildBalanced(context, {})
  let clients
  try {
    clients = await createClients({ ...place, folder })
    await report.run('(b) without override: the client is told three private addresses', async () => {
      const brokers = await waitForBrokers(clients.kcat, 3)
      if (!brokers.every((broker) => broker.startsWith('10.1.0.'))) throw new Error(brokers.join())
      return brokers.join(', ')
    })
    await checkAttempts(context, clients)
    await report.run('(b) without override: doctor names the cause and the setting', async () => {
      const { code, report: found } = await askDoctor(place)
      const [finding] = found.findings
      const remedies = finding?.remedies.join(' ') ?? ''
      const wanted = [
        `WARPSTREAM_DISCOVERY_KAFKA_HOSTNAME_OVERRIDE=${publicName}`,
        `ws_host_override=${publicName}`,
        `WARPSTREAM_DISCOVERY_KAFKA_PORT_OVERRIDE=${publicPort}`,
      ]
      if (
        found.code !== 'advertised-private' ||
        code !== found.exitCode ||
        !wanted.every((text) => remedies.includes(text))
      )
        throw new Error(JSON.stringify(found.findings))
      return finding.cause
    })
  } finally {
    clients?.stop()
    await world.close()
  }
}

/** Waits for the balancer's word on an agent that was killed. */
const waitUntilDown = async (balancer, name) => {
  for (const end = performance.now() + noticeLimitMs; (await balancer.statuses())[name] !== 'DOWN'; await sleep(20)) {
    if (performance.now() > end) throw new Error(`HAProxy has not noticed the end of ${name}`)
  }
}

const checkConnections = ({ report }, name, balancer) =>
  report.run(`${name}: HAProxy has given connections to each agent`, async () => {
    const counts = await balancer.connections()
    if (Object.values(counts).some((count) => count === 0)) throw new Error(JSON.stringify(counts))
    return JSON.stringify(counts)
  })

const checkWithOverride = async (context) => {
  const { report, folder } = context
  const name = '(b) with override'
  const { world, balancer, place } = await buildBalanced(context, { settings: override })
  let clients
  try {
    clients = await createClients({ ...place, folder })
    await report.run(
      `${name}: the client is told the address of the load balancer, which stands for all agents`,
      async () => {
        const brokers = await waitForBrokers(clients.kcat, 1)
        if (brokers.join() !== place.bootstrap) throw new Error(brokers.join())
        return brokers.join()
      },
    )
    await report.run(`${name}: doctor finds nothing wrong`, async () => {
      const { code, report: found } = await askDoctor(place)
      if (code !== 0 || !found.ok) throw new Error(JSON.stringify(found.findings))
    })
    const during = {
      name: 'one of three agents is killed while everybody reads and writes',
      async body() {
        await world.agents[1].kill()
        await waitUntilDown(balancer, 'agent-2')
      },
    }
    await checkLoads(context, { clients, name, prefix: 'balanced', during })
    await checkConnections(context, name, balancer)
  } finally {
    clients?.stop()
    await world.close()
  }
}

/** The agents are told clients' addresses by PROXY protocol: each agent has a zone, and the client's is known by address. */
const checkProxyProtocol = async (context) => {
  const { report, folder } = context
  const name = '(b) with PROXY protocol v2'
  const { world, balancer, place } = await buildBalanced(context, {
    settings: { ...override, kafkaProxyProtocol: true, zonedCIDRBlocks: `zone-1@${clientAddress}/32` },
    own: (agent) => ({ availabilityZone: agent.replace('agent', 'zone') }),
    serverOptions: 'send-proxy-v2 check-send-proxy',
  })
  let clients
  try {
    clients = await createClients({ ...place, folder, withJava: false })
    await report.run(
      `${name}: agents see the client's own address, and show it the one agent of its zone`,
      async () => {
        await waitForBrokers(clients.kcat, 1)
        const { nodeIds } = await clients.kcat.metadata()
        const { nodeId } = await world.agents[0].status()
        if (nodeIds.join() !== String(nodeId)) throw new Error(`${nodeIds.join()}, not ${nodeId}`)
      },
    )
    await checkLoads(context, { clients, name, prefix: 'proxied', count: 600 })
    await checkConnections(context, name, balancer)
  } finally {
    clients?.stop()
    await world.close()
  }
}

/** TLS ends at the agents; HAProxy passes on bytes. */
const checkTls = async (context) => {
  const { folder } = context
  const name = '(b) with TLS at the agents'
  const tls = await makeCertificate(folder, publicName)
  const { world, balancer, place } = await buildBalanced(context, {
    settings: { ...override, kafkaTLS: true, tlsServerCertFile: tls.cert, tlsServerPrivateKeyFile: tls.key },
  })
  let clients
  try {
    clients = await createClients({ ...place, folder, tls })
    await waitForBrokers(clients.kcat, 1)
    await checkLoads(context, { clients, name, prefix: 'encrypted', count: 600 })
    await checkConnections(context, name, balancer)
  } finally {
    clients?.stop()
    await world.close()
  }
}

/** Runs the scenario. */
export const checkLoadBalancer = async (context) => {
  await checkWithoutOverride(context)
  await checkWithOverride(context)
  await checkProxyProtocol(context)
  await checkTls(context)
}
