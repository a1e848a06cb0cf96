import type { SchemaMessage } from './schema-types.ts'

/** `topicData` of `TopicData`, and of a message's name the name of its codec. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** `ProduceRequest` becomes `produce-request`, `EndTxnMarker` becomes `end-txn-marker`. */
export function kebabCase(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()
}

/** `ListOffsets` becomes `LIST_OFFSETS`. */
export function constantCase(name: string): string {
  return kebabCase(name).replaceAll('-', '_').toUpperCase()
}

/** The public name of a struct's type: the message's name before it, unless it begins with that anyway. */
export function structTypeName(message: SchemaMessage, struct: string): string {
  return struct.startsWith(message.name) ? struct : message.name + struct
}
