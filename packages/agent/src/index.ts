export { createAgent } from './create-agent.ts'
export { AgentError, type AgentErrorCode } from './errors.ts'
export { NO_PRICES, type ObjectStorePrices, S3_STANDARD_US_EAST_1 } from './metrics/prices.ts'
export type { Agent, AgentOptions } from './options.ts'
