/** How an agent is, as its probes and its status show it. Changed by the composition root alone. */
export interface AgentState {
  /** Whether the Kafka listener takes connections. */
  isAccepting: boolean
  /** Whether the agent leaves, is leaving, or has left. */
  isClosing: boolean
  /** Why it failed by itself; undefined while it has not. */
  failure: string | undefined
}

/** An agent that has bound its listener. */
export function createAgentState(): AgentState {
  return { isAccepting: true, isClosing: false, failure: undefined }
}
