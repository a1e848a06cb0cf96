export { createAgent } from './create-agent.ts'
export { AgentError, type AgentErrorCode } from './errors.ts'
export type { Agent, AgentOptions } from './options.ts'
