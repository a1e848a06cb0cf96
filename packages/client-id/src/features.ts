import { everyCharacter, isDigit, isLabelCharacter, isNameCharacter, isPrintable } from './characters.ts'
import { readHost } from './host.ts'
import { NAME_LENGTH_MAX, TEXT_LENGTH_MAX } from './limits.ts'
import type { AssignmentStrategy, ClientIdFeatures, ProxyRole } from './result.ts'
import type { TailRule } from './tails.ts'

/** Features while they are being gathered. */
export type FeatureDraft = { -readonly [Name in Exclude<keyof ClientIdFeatures, 'labels'>]: ClientIdFeatures[Name] }

/** The features that one key sets; labels are apart, having keys of their own. */
type FeatureName = keyof FeatureDraft

/** A feature and what is needed to read it. */
export interface FeatureDefinition {
  /** The field it sets, which is what makes two keys duplicates. */
  readonly feature: FeatureName
  /** Every spelling of the key, in lower case. */
  readonly keys: readonly string[]
  /** What may be taken off the end of a value that is the last thing in the id. */
  readonly tails: TailRule
  /** Sets the field if `value` fits, else answers false. */
  readonly set: (draft: FeatureDraft, value: string) => boolean
}

const ROLES: readonly ProxyRole[] = ['proxy', 'proxy-produce', 'proxy-consume']
const STRATEGIES: readonly AssignmentStrategy[] = ['single_agent', 'equal_spread', 'consistent_random_jump']
const BROKER_COUNT_DIGITS_MAX = 9

/** The features and their keys, in the order of the table in the README. */
export const featureDefinitions: readonly FeatureDefinition[] = [
  define('zone', ['warpstream_az', 'ws_az', 'zone', 'diskless_az', 'automq_az', 'zone_id'], 'zone', readName),
  define('role', ['warpstream_proxy_target', 'ws_proxy_target', 'ws_pt'], 'number', (text) => oneOf(ROLES, text)),
  define('hostOverride', ['ws_host_override', 'warpstream_host_override', 'host_override'], 'host', readHost),
  define('strategy', ['warpstream_partition_assignment_strategy', 'ws_pas'], 'word', (text) => oneOf(STRATEGIES, text)),
  define('agentGroup', ['warpstream_agent_group', 'ws_ag'], 'none', readName),
  define('interzoneLoadBalancing', ['warpstream_interzone_lb'], 'word', readBoolean),
  define('sessionId', ['warpstream_session_id'], 'none', readText),
  define('stripLeaderEpoch', ['ws_sle'], 'word', readBoolean),
  define('fetchAutoTuneOff', ['ws_dfat'], 'word', readBoolean),
  define('brokerCount', ['broker_count'], 'word', readCount),
]

const definitionByKey = new Map(
  featureDefinitions.flatMap((definition) => definition.keys.map((key) => [key, definition])),
)

/** Starts the key of a label; the rest of the key is the label's name, case included. */
export const LABEL_PREFIX = 'label.'

/** No key is longer, but for labels. */
export const KEY_LENGTH_MAX = Math.max(...[...definitionByKey.keys()].map((key) => key.length))

/** The feature that `key` sets, whatever its case; undefined for labels and for unknown keys. */
export function featureOf(key: string): FeatureDefinition | undefined {
  return key.length > KEY_LENGTH_MAX ? undefined : definitionByKey.get(key.toLowerCase())
}

/** Whether `key` can only be one of ours, unlike `zone`, so that it is one even behind another tool's prefix. */
export function isUnmistakable(key: string): boolean {
  const lower = key.slice(0, KEY_LENGTH_MAX).toLowerCase()
  return ['ws_', 'warpstream_', 'automq_', 'diskless_'].some((prefix) => lower.startsWith(prefix))
}

/** A zone's or group's name in lower case. */
function readName(text: string): string | undefined {
  if (text.length === 0 || text.length > NAME_LENGTH_MAX) return undefined
  const lower = text.toLowerCase()
  return everyCharacter(lower, isNameCharacter) ? lower : undefined
}

/** A label's name: letters, digits and `-_./`, case kept. */
export function readLabelName(text: string): string | undefined {
  return text.length > 0 && text.length <= NAME_LENGTH_MAX && everyCharacter(text, isLabelCharacter) ? text : undefined
}

/** Free text: a session id or a label's value. */
export function readText(text: string): string | undefined {
  return text.length > 0 && text.length <= TEXT_LENGTH_MAX && everyCharacter(text, isPrintable) ? text : undefined
}

function readBoolean(text: string): boolean | undefined {
  const lower = text.length <= 5 ? text.toLowerCase() : ''
  if (lower === 'true') return true
  return lower === 'false' ? false : undefined
}

function readCount(text: string): number | undefined {
  if (text.length === 0 || text.length > BROKER_COUNT_DIGITS_MAX || !everyCharacter(text, isDigit)) return undefined
  const count = Number(text)
  return count >= 1 ? count : undefined
}

function oneOf<T extends string>(values: readonly T[], text: string): T | undefined {
  const lower = text.toLowerCase()
  return values.find((value) => value === lower)
}

function define<Name extends FeatureName>(
  feature: Name,
  keys: readonly string[],
  tails: TailRule,
  read: (text: string) => FeatureDraft[Name] | undefined,
): FeatureDefinition {
  const set = (draft: FeatureDraft, text: string): boolean => {
    const value = read(text)
    if (value === undefined) return false
    draft[feature] = value
    return true
  }
  return { feature, keys, tails, set }
}
