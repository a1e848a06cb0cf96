// npm run topologies: agents, load balancers, port forwarders and clients in networks like those of real deployments.
//
//   node scripts/topologies/run.mjs topologies [--only a,b,…] [--keep]
//
// run.mjs starts this in namespaces of its own.
import { parseArgs } from 'node:util'
import { tmpdir } from 'node:os'
import { createReport } from '../interop/report.mjs'
import { checkAgentGroups } from './scenarios/agent-groups.mjs'
import { checkFlat } from './scenarios/flat.mjs'
import { checkInternalHostname } from './scenarios/internal-hostname.mjs'
import { checkListeners } from './scenarios/listeners.mjs'
import { checkLoadBalancer } from './scenarios/load-balancer.mjs'
import { checkPortForward } from './scenarios/port-forward.mjs'
import { checkZones } from './scenarios/zones.mjs'
import { enterOwnNetwork } from './network.mjs'
import { startStores } from './stores.mjs'

const { values: flags } = parseArgs({
  options: { only: { type: 'string' }, keep: { type: 'boolean', default: false } },
})

const scenarios = {
  a: checkFlat,
  b: checkLoadBalancer,
  c: checkAgentGroups,
  d: checkPortForward,
  e: checkZones,
  f: checkInternalHostname,
  g: checkListeners,
}
const wanted = flags.only?.split(',') ?? Object.keys(scenarios)

const report = createReport()
const startedAt = performance.now()
await enterOwnNetwork()
const stores = await startStores()
try {
  for (const name of wanted) {
    const scenarioStartedAt = performance.now()
    await scenarios[name]({ report, stores, folder: tmpdir() }).catch((error) => {
      report.check(false, `(${name}) came to its end`, error.stack)
    })
    process.stdout.write(`     (${name}) took ${Math.round((performance.now() - scenarioStartedAt) / 1_000)} s\n`)
  }
} catch (error) {
  report.check(false, 'the run came to its end', error.stack)
} finally {
  await stores.stop()
}
process.stdout.write(`took ${Math.round((performance.now() - startedAt) / 1_000)} s\n`)
process.exitCode = report.finish()
