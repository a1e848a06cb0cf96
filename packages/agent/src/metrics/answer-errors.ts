import { ApiKey } from '@millrace/protocol'

/**
 * Where the answers of each API key carry error codes below their top: lists of lists, by the names of their fields.
 * Every answer may have one at its top besides.
 */
export const ERROR_PATHS: Readonly<Partial<Record<number, readonly (readonly string[])[]>>> = {
  [ApiKey.PRODUCE]: [['responses', 'partitionResponses']],
  [ApiKey.FETCH]: [['responses', 'partitions']],
  [ApiKey.LIST_OFFSETS]: [['topics', 'partitions']],
  [ApiKey.METADATA]: [['topics'], ['topics', 'partitions']],
  [ApiKey.OFFSET_COMMIT]: [['topics', 'partitions']],
  [ApiKey.OFFSET_FETCH]: [['topics', 'partitions'], ['groups'], ['groups', 'topics', 'partitions']],
  [ApiKey.FIND_COORDINATOR]: [['coordinators']],
  [ApiKey.LEAVE_GROUP]: [['members']],
  [ApiKey.DESCRIBE_GROUPS]: [['groups']],
  [ApiKey.CREATE_TOPICS]: [['topics']],
  [ApiKey.DELETE_TOPICS]: [['responses']],
  [ApiKey.DELETE_RECORDS]: [['topics', 'partitions']],
  [ApiKey.DESCRIBE_CONFIGS]: [['results']],
  [ApiKey.ALTER_CONFIGS]: [['responses']],
  [ApiKey.CREATE_PARTITIONS]: [['results']],
  [ApiKey.DELETE_GROUPS]: [['results']],
  [ApiKey.INCREMENTAL_ALTER_CONFIGS]: [['responses']],
  [ApiKey.OFFSET_DELETE]: [['topics', 'partitions']],
}

type Part = Readonly<Record<string, unknown>>

/** Calls `found` with every error code of an answer but 0. Costs a look at each entry of the lists that have any. */
export function eachErrorCode(apiKey: number, answer: unknown, found: (errorCode: number) => void): void {
  if (typeof answer !== 'object' || answer === null) return
  look(answer as Part, found)
  for (const path of ERROR_PATHS[apiKey] ?? []) descend(answer as Part, { path, depth: 0, found })
}

function descend(
  part: Part,
  step: { readonly path: readonly string[]; readonly depth: number; readonly found: (errorCode: number) => void },
): void {
  const list = part[step.path[step.depth]!]
  if (!Array.isArray(list)) return
  const isLast = step.depth === step.path.length - 1
  const deeper = isLast ? step : { ...step, depth: step.depth + 1 }
  for (const entry of list as readonly Part[]) {
    if (isLast) look(entry, step.found)
    else descend(entry, deeper)
  }
}

function look(part: Part, found: (errorCode: number) => void): void {
  const { errorCode } = part
  if (typeof errorCode === 'number' && errorCode !== 0) found(errorCode)
}
