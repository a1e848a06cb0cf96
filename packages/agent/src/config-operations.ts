import { ErrorCode } from '@millrace/protocol'
import { isListConfig, listItems, topicConfigDefault, topicConfigsProblem } from './topic-configs.ts'

/** What IncrementalAlterConfigs may do with a config, as it numbers it (KIP-339). */
export const ConfigOperation = { SET: 0, DELETE: 1, APPEND: 2, SUBTRACT: 3 } as const

/** One change of one config. */
export interface ConfigChange {
  /** The config. */
  readonly name: string
  /** One of {@link ConfigOperation}. */
  readonly operation: number
  /** The value; only a deletion may do without. */
  readonly value: string | null
}

/** The configs after a change, or why it is refused. */
export type ConfigResult =
  | { readonly ok: true; readonly configs: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly errorCode: number; readonly message: string }

/** Every config of a topic anew: what is not named goes back to its default, as AlterConfigs does it. */
export function replaceConfigs(changes: readonly ConfigChange[]): ConfigResult {
  return checked(new Map(changes.map(({ name, value }) => [name, value ?? ''])))
}

/** The configs of a topic with some of them changed. All of the changes take place, or none. */
export function changeConfigs(
  current: Readonly<Record<string, string>>,
  changes: readonly ConfigChange[],
): ConfigResult {
  const configs = new Map(Object.entries(current))
  for (const { name, operation, value } of changes) {
    if (operation === ConfigOperation.DELETE) {
      configs.delete(name)
    } else if (operation === ConfigOperation.SET) {
      configs.set(name, value ?? '')
    } else if (isListConfig(name)) {
      configs.set(name, changeList(configs.get(name) ?? topicConfigDefault(name), operation, value ?? ''))
    } else {
      const verb = operation === ConfigOperation.APPEND ? 'APPEND' : 'SUBTRACT'
      const message = `Can't ${verb} to key ${name} because its type is not LIST.`
      return { ok: false, errorCode: ErrorCode.INVALID_CONFIG, message }
    }
  }
  return checked(configs)
}

/** What is not set begins with the default, and an item is there once. */
function changeList(value: string, operation: number, change: string): string {
  const items = listItems(value)
  const changed = listItems(change)
  if (operation === ConfigOperation.SUBTRACT) return items.filter((item) => !changed.includes(item)).join(',')
  return [...new Set([...items, ...changed])].join(',')
}

function checked(entries: ReadonlyMap<string, string>): ConfigResult {
  const configs = Object.fromEntries(entries)
  const problem = topicConfigsProblem(configs)
  if (problem !== undefined) return { ok: false, errorCode: ErrorCode.INVALID_CONFIG, message: problem }
  return { ok: true, configs }
}
