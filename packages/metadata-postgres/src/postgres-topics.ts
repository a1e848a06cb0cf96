import {
  type CreateTopicOutcome,
  checkTopicSpecs,
  MetadataError,
  type MetadataStore,
  type Topic,
  type TopicSpec,
} from '@millrace/metadata'
import type { Session } from './connections.ts'
import type { Engine } from './engine.ts'
import { clockSql } from './in-schema.ts'
import { decodeText, encodeText } from './text-codec.ts'

/** A topic's row, live or deleted. */
export interface TopicRow {
  readonly topic_key: number
  readonly topic_id: string
  readonly cluster_id: string
  readonly name: string
  readonly partition_count: number
  readonly configs: string
  readonly deleted_at_ms: number | null
}

/** Topics: created, deleted, listed and found. */
export function createPostgresTopics(
  engine: Engine,
): Pick<MetadataStore, 'createTopics' | 'deleteTopics' | 'listTopics' | 'findTopicsByName' | 'findTopicsById'> {
  const { database, nowMs } = engine
  // In one order, so that two agents that create the same topics do not wait for each other crosswise; of two of one name
  // in one call the first still comes first.
  const insert = engine.sql(`
    INSERT INTO millrace.topics (topic_id, cluster_id, name, partition_count, configs)
    SELECT topic_id, $1, name, partition_count, configs
    FROM unnest($2::text[], $3::text[], $4::int[], $5::text[]) WITH ORDINALITY
    AS spec (topic_id, name, partition_count, configs, n) ORDER BY name, n ON CONFLICT DO NOTHING`)
  const selectForSpecs = engine.sql(`
    SELECT * FROM millrace.topics WHERE topic_id = ANY ($2::text[])
    UNION SELECT * FROM millrace.topics WHERE cluster_id = $1 AND name = ANY ($3::text[]) AND deleted_at_ms IS NULL`)
  // The second part sees the rows as they were before the first one ran: all that exist or existed.
  const markDeleted = engine.sql(`
    WITH marked AS (
      UPDATE millrace.topics SET deleted_at_ms = ${clockSql('$3')}
      WHERE cluster_id = $1 AND topic_id = ANY ($2::text[]) AND deleted_at_ms IS NULL)
    SELECT topic_id FROM millrace.topics WHERE cluster_id = $1 AND topic_id = ANY ($2::text[])`)
  const selectAll = engine.sql('SELECT * FROM millrace.topics WHERE cluster_id = $1 AND deleted_at_ms IS NULL')
  const selectByName = engine.sql(`
    SELECT * FROM millrace.topics WHERE cluster_id = $1 AND name = ANY ($2::text[]) AND deleted_at_ms IS NULL`)
  const selectById = engine.sql(`
    SELECT * FROM millrace.topics WHERE cluster_id = $1 AND topic_id = ANY ($2::text[]) AND deleted_at_ms IS NULL`)

  async function create(session: Session, clusterId: string, specs: readonly TopicSpec[]) {
    const ids = specs.map(({ topicId }) => topicId)
    const names = specs.map(({ name }) => encodeText(name))
    const counts = specs.map(({ partitionCount }) => partitionCount)
    await session.query(insert, [clusterId, ids, names, counts, specs.map(({ configs }) => JSON.stringify(configs))])
    const rows = await session.query<TopicRow>(selectForSpecs, [clusterId, ids, names])
    const byId = new Map(rows.map((row) => [row.topic_id, row]))
    const live = rows.filter((row) => row.cluster_id === clusterId && row.deleted_at_ms === null)
    const byName = new Map(live.map((row) => [decodeText(row.name), row]))
    return specs.map(({ topicId, name }): CreateTopicOutcome => {
      const sameId = byId.get(topicId)
      if (sameId !== undefined) {
        const topic = toTopic(sameId)
        if (sameId.cluster_id === clusterId && topic.name === name) return { ok: true, topic }
        throw new MetadataError('BAD_REQUEST', `topic id ${topicId} belongs to another topic`)
      }
      const sameName = byName.get(name)
      if (sameName !== undefined) return { ok: false, code: 'TOPIC_EXISTS', topic: toTopic(sameName) }
      // It stood in the way and was deleted between the two statements.
      throw new MetadataError('UNAVAILABLE', `topic ${name} was deleted while it was created; ask again`)
    })
  }

  return {
    async createTopics(clusterId, specs, options) {
      checkTopicSpecs(specs)
      return database.transact(options, (session) => create(session, clusterId, specs))
    },
    async deleteTopics(clusterId, topicIds, options) {
      const values = [clusterId, topicIds, nowMs()]
      const rows = await database.call(options, (session) => session.query<TopicRow>(markDeleted, values))
      const known = new Set(rows.map((row) => row.topic_id))
      return topicIds.map((topicId) => known.has(topicId))
    },
    async listTopics(clusterId, options) {
      const rows = await database.call(options, (session) => session.query<TopicRow>(selectAll, [clusterId]))
      // PostgreSQL would order by bytes or by a language.
      return rows.map(toTopic).sort((left, right) => (left.name < right.name ? -1 : 1))
    },
    async findTopicsByName(clusterId, names, options) {
      const values = [clusterId, names.map(encodeText)]
      const rows = await database.call(options, (session) => session.query<TopicRow>(selectByName, values))
      const topics = new Map(rows.map(toTopic).map((topic) => [topic.name, topic]))
      return names.map((name) => topics.get(name) ?? null)
    },
    async findTopicsById(clusterId, topicIds, options) {
      const values = [clusterId, topicIds]
      const rows = await database.call(options, (session) => session.query<TopicRow>(selectById, values))
      const topics = new Map(rows.map(toTopic).map((topic) => [topic.topicId, topic]))
      return topicIds.map((topicId) => topics.get(topicId) ?? null)
    },
  }
}

/** A topic as the interface shows it. */
export function toTopic(row: TopicRow): Topic {
  const configs: Record<string, string> = JSON.parse(row.configs)
  return { topicId: row.topic_id, name: decodeText(row.name), partitionCount: row.partition_count, configs }
}
