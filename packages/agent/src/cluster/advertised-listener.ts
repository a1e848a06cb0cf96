import type { ListenerDescription } from '@millrace/discovery'
import type { KafkaListenerOptions } from '../options.ts'
import type { ResolvedAgentOptions } from '../resolve-options.ts'

/** A listener as clients are told of it. An override of its own goes before the one for all. */
export function advertisedListener(
  listener: KafkaListenerOptions,
  resolved: ResolvedAgentOptions,
): ListenerDescription {
  return {
    name: listener.name,
    port: listener.port,
    hostOverride: listener.hostOverride ?? resolved.discoveryKafkaHostnameOverride,
    portOverride: listener.portOverride ?? resolved.discoveryKafkaPortOverride,
  }
}
