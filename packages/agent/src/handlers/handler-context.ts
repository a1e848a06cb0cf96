import type { Batcher } from '@millrace/batcher'
import type { GroupCoordinator } from '@millrace/coordinator'
import type { MetadataStore } from '@millrace/metadata'
import type { Clock, Logger } from '@millrace/runtime'
import type { ClientViews } from '../client-views.ts'
import type { AnswerBudget } from '../fetch/answer-budget.ts'
import type { FetchReader } from '../fetch/fetch-reader.ts'
import type { LongPolls } from '../fetch/long-poll.ts'
import type { TopicCatalog } from '../topic-catalog.ts'
import type { TopicCreator } from '../topic-creator.ts'

/** The settings that handlers look at. */
export interface HandlerSettings {
  readonly clusterId: string
  readonly autoCreateTopics: boolean
  readonly numPartitions: number
  readonly partitionsPerTopicMax: number
  readonly messageBytesMax: number
  readonly frameBytesMax: number
  readonly fetchBytesMax: number
  readonly fetchWaitMsMax: number
}

/** Who coordinates a group now. */
export interface GroupHolders {
  /**
   * The node id of the agent that does, or of this one, which would, when nobody does or whoever does is not known to be
   * alive. Never rejects.
   */
  find(
    groupId: string,
  ): Promise<{ readonly ok: true; readonly nodeId: number } | { readonly ok: false; readonly errorCode: number }>
  /** The node id of the agent that holds groups by that name; undefined when it is not known to be alive. */
  nodeOf(holder: string): number | undefined
}

/** What the handlers of one agent share. */
export interface HandlerWorld {
  readonly settings: HandlerSettings
  readonly catalog: TopicCatalog
  readonly topicCreator: TopicCreator
  readonly metadata: MetadataStore
  readonly batcher: Batcher
  readonly reader: FetchReader
  /** Waits for records. */
  readonly longPolls: LongPolls
  /** Bounds the answers to consumers. */
  readonly answers: AnswerBudget
  readonly views: ClientViews
  /** Knows who coordinates a group. */
  readonly groupHolders: GroupHolders
  /** Coordinates consumer groups. */
  readonly coordinator: GroupCoordinator
  readonly clock: Clock
  readonly logger: Logger
  /** Aborts when the agent closes: whoever waits for records answers with what there is. */
  readonly closing: AbortSignal
}
