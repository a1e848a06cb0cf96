import type { AgentRole, ResolvedAgentDescription } from './agent-description.ts'

/** An agent that may be shown, and what is known of its state. */
export interface LiveAgent extends ResolvedAgentDescription {
  /** Whether it is about to go, or may be gone already: shown only where there is nobody else. */
  readonly isParting: boolean
  /** Which share of its clients it sends on. */
  readonly shedShare: number
}

/** An agent that serves, with nothing to shed. */
export function servingAgent(description: ResolvedAgentDescription): LiveAgent {
  return { ...description, isParting: false, shedShare: 0 }
}

/** Whether clients can be served by an agent with these roles at all. */
export function servesClients(roles: ReadonlySet<AgentRole>): boolean {
  return roles.has('proxy-produce') || roles.has('proxy-consume')
}
