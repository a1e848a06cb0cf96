import { TOPIC_CONFIGS, type TopicConfig } from '../../packages/agent/src/topic-configs.ts'
import { code, page, table } from './markdown.ts'

const INTRO = `Every topic config of Kafka 4.3 can be set and changed, is checked as Kafka checks it, and is shown by DescribeConfigs. Those marked
"yes" change what the agent does; the others are kept for tools that set them. **Nothing is deleted by age or size yet, and
nothing is compacted, whatever \`retention.ms\`, \`retention.bytes\` and \`cleanup.policy\` say.**`

/** What the configs with an effect do here. */
const EFFECTS: Readonly<Record<string, string>> = {
  'cleanup.policy': 'DeleteRecords is refused with POLICY_VIOLATION for a topic that is only compacted.',
  'max.message.bytes':
    'A larger record batch is refused with MESSAGE_TOO_LARGE. Not set, `messageMaxBytes` of the agent holds.',
  'message.timestamp.after.max.ms':
    'A batch whose largest timestamp is further ahead of the clock is refused with INVALID_TIMESTAMP. CreateTime only.',
  'message.timestamp.before.max.ms':
    'A batch whose first record is further behind the clock is refused with INVALID_TIMESTAMP. CreateTime only.',
  'message.timestamp.type': 'With LogAppendTime every batch gets the time at which the agent took it.',
}

/** docs/topic-configs.md, out of the list that the handlers use. Throws when an effect is not described. */
export function topicConfigsPage(): string {
  const rows = TOPIC_CONFIGS.map((config) => [code(config.name), code(config.defaultValue), ...effect(config)])
  return page('# Topic configs', INTRO, table(['config', 'default', 'effect here', 'what'], rows))
}

function effect({ name, hasEffect }: TopicConfig): string[] {
  const text = EFFECTS[name]
  if (hasEffect !== (text !== undefined)) throw new Error(`scripts/docs/topic-configs.ts: is ${name} described?`)
  return [hasEffect ? 'yes' : 'no', text ?? '']
}
