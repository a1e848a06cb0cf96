/** A topic of one virtual cluster. */
export interface Topic {
  /** Kafka's topic id: 16 bytes in unpadded base64url, as `Uuid.toString` of the Java client prints it. */
  readonly topicId: string
  /** Name, unique among the live topics of its virtual cluster. */
  readonly name: string
  /** Partitions are numbered from 0 to this, exclusive. */
  readonly partitionCount: number
  /** Topic configs that were set; a key that is absent has its default. */
  readonly configs: Readonly<Record<string, string>>
}

/** What a new topic shall be. Names, counts and configs are checked by the caller. */
export interface TopicSpec {
  /** Topic id, chosen by the caller from random bytes so that a creation whose reply was lost can be told apart. */
  readonly topicId: string
  /** Topic name. */
  readonly name: string
  /** Number of partitions, at least 1. */
  readonly partitionCount: number
  /** Configs to set. */
  readonly configs: Readonly<Record<string, string>>
}

/** The answer to a creation. A topic that exists with the very id asked for counts as created. */
export type CreateTopicOutcome =
  | {
      /** The topic was created, now or earlier. */
      readonly ok: true
      /** The topic, with what was changed of it since. */
      readonly topic: Topic
    }
  | {
      /** Nothing was created. */
      readonly ok: false
      /** A live topic of that name has another id. */
      readonly code: 'TOPIC_EXISTS'
      /** That topic. */
      readonly topic: Topic
    }
