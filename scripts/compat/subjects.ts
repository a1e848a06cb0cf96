/** Every codec of `@millrace/protocol` beside the schema that it was generated from. */
import { resolve } from 'node:path'
import * as generated from '../../packages/protocol/src/generated/messages.ts'
import { requestHeader } from '../../packages/protocol/src/generated/request-header.ts'
import { responseHeader } from '../../packages/protocol/src/generated/response-header.ts'
import type { MessageCodec } from '../../packages/protocol/src/index.ts'
import { readSchema, type SchemaMessage } from '../protocol/schema-types.ts'

/** A decoded message of any kind. */
export type Instance = Record<string, unknown>

/** A codec and its schema. */
export interface Subject {
  readonly codec: MessageCodec<Instance>
  readonly schema: SchemaMessage
}

/** A message in one version. */
export interface SubjectVersion extends Subject {
  readonly version: number
}

/** Every codec there is, headers and data formats among them. `root`: of the checkout. */
export function readSubjects(root = '.'): readonly Subject[] {
  const schema = readSchema(resolve(root, 'packages/protocol/schema'))
  const byName = new Map(schema.messages.map((message) => [message.name, message]))
  // oxlint-disable-next-line typescript/no-explicit-any -- codecs of all messages are handled alike here
  const codecs = [...Object.values(generated), requestHeader, responseHeader] as readonly MessageCodec<any>[]
  return codecs.map((codec) => {
    const message = byName.get(codec.name)
    if (message === undefined) throw new Error(`the schema has no ${codec.name}`)
    return { codec, schema: message }
  })
}

/** Every codec in each of its versions. */
export function versionsOf(subjects: readonly Subject[]): readonly SubjectVersion[] {
  return subjects.flatMap((subject) => {
    const { versionMin, versionMax } = subject.codec
    const count = versionMax - versionMin + 1
    return Array.from({ length: count }, (_, index) => ({ ...subject, version: versionMin + index }))
  })
}
