import { fieldDoc, messageDoc, type MessageDocs } from './message-docs.ts'
import type { MessageScope, Shape } from './message-scope.ts'
import type { SchemaField } from './schema-types.ts'

/** What the schema says of a field, in words. */
function facts(scope: MessageScope, field: SchemaField): string {
  const parts = [`\`${field.type}\``]
  const since = (text: string): string => {
    const { first, last } = scope.range(text)
    if (first === last) return `in version ${first} only`
    return last === scope.all.last ? `since version ${first}` : `in versions ${first} to ${last}`
  }
  if (scope.presence(field) !== 'true') parts.push(since(field.versions))
  if (field.nullable !== undefined)
    parts.push(`may be null${field.nullable === field.versions ? '' : ` ${since(field.nullable)}`}`)
  if (field.tag !== undefined) parts.push(`tag ${field.tag}`)
  if (field.default !== undefined) parts.push(`by default ${String(field.default)}`)
  if (field.ignorable === true) parts.push('dropped silently where a version lacks it')
  return `${parts.join(', ')}.`
}

function fieldLines(scope: MessageScope, docs: MessageDocs, shape: Shape, field: SchemaField): string[] {
  const meaning = fieldDoc(docs, shape.name, field.name)
  const fact = facts(scope, field)
  const doc =
    meaning === undefined ? [`  /** ${fact} */`] : ['  /**', `   * ${meaning}`, '   *', `   * ${fact}`, '   */']
  return [...doc, `  readonly ${field.name}: ${scope.tsType(field)}`]
}

function declaration(scope: MessageScope, docs: MessageDocs, shape: Shape, doc: readonly string[]): string {
  const comment = doc.length === 1 ? [`/** ${doc[0]} */`] : ['/**', ...doc.map((line) => ` * ${line}`.trimEnd()), ' */']
  const lines = [...comment, `export interface ${shape.type} {`]
  for (const field of shape.fields) lines.push(...fieldLines(scope, docs, shape, field))
  if (scope.everFlexible) {
    scope.types.add('UnknownTaggedField')
    lines.push(
      '  /** Tagged fields that the schema does not know, in order of their tags. */',
      '  readonly unknownTaggedFields: readonly UnknownTaggedField[]',
    )
  }
  return [...lines, '}'].join('\n')
}

/** The types of a message and of its structs, with their docs. */
export function typeDeclarations(scope: MessageScope, docs: MessageDocs): string[] {
  const { first, last } = scope.all
  const versions = first === last ? `Version ${first}.` : `Versions ${first} to ${last}.`
  return [
    declaration(scope, docs, scope.main, messageDoc(docs, scope.message, versions)),
    ...scope.structs.map((shape) => declaration(scope, docs, shape, [`Part of {@link ${scope.message.name}}.`])),
  ]
}
