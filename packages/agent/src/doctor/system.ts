import type { Step } from './steps.ts'

/** What kind of brokers answered, as far as one can tell: whose settings are named in advice. */
export type BrokerSystem = 'agents' | 'kafka' | 'unknown'

/** Features that Apache Kafka names in ApiVersions, and nobody else has a use for. */
const KAFKA_FEATURES = ['metadata.version', 'kraft.version']

/**
 * Tells the system by its answers: an agent's cluster id begins with `vci_`; Apache Kafka names its metadata version since
 * it has KRaft, and before that the APIs between controller and brokers.
 */
export function systemOf(steps: readonly Step[]): BrokerSystem {
  for (const step of steps) {
    if (step.step === 'metadata' && step.clusterId?.startsWith('vci_') === true) return 'agents'
    if (step.step !== 'api-versions') continue
    if (step.hasZooKeeperApis || step.features.some((name) => KAFKA_FEATURES.includes(name))) return 'kafka'
  }
  return 'unknown'
}
