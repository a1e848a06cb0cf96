import type { Clock, Logger, Random } from '@millrace/runtime'
import type { AgentProfile } from './agent-description.ts'
import type { AgentRegistered, NodeIdTaken } from './agent-directory.ts'
import { DirectoryError } from './errors.ts'
import type { MembershipCore } from './membership-core.ts'
import { createNodeId } from './node-id.ts'

/** What registering needs. */
interface RegisterWorld {
  readonly core: MembershipCore
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
}

/** Proposals of a node id before registering fails: each is taken with a chance of agents in a billion. */
const NODE_ID_ATTEMPTS_MAX = 16

/** Registers under the agent's node id, or under the first of some random ones that nobody has. */
export async function registerAgent(
  { core, clock, random, logger }: RegisterWorld,
  register: (self: {
    readonly nodeId: number
    readonly profile: AgentProfile
  }) => Promise<AgentRegistered | NodeIdTaken>,
): Promise<void> {
  for (let attempt = 0; attempt < NODE_ID_ATTEMPTS_MAX; attempt++) {
    const { nodeId, ...profile } = core.self
    const sentAtMs = clock.monotonicMs()
    const outcome = await register({ nodeId, profile })
    if (!outcome.ok) {
      logger.warn('discovery.node_id_taken', { nodeId })
      core.describe({ ...profile, nodeId: createNodeId(random) })
      continue
    }
    if (outcome.nodeId !== nodeId) core.describe({ ...profile, nodeId: outcome.nodeId })
    core.onBeat(sentAtMs)
    logger.info('discovery.registered', { nodeId: outcome.nodeId })
    return
  }
  throw new DirectoryError('UNAVAILABLE', `${NODE_ID_ATTEMPTS_MAX} proposed node ids belong to other agents`)
}
