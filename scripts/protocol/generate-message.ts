/** Writes the TypeScript module of one message: its types, and straight-line code that reads and writes it. */
import { defaultInstances } from './emit-defaults.ts'
import { primitiveLists, structLists } from './emit-lists.ts'
import { readFunction } from './emit-read.ts'
import { typeDeclarations } from './emit-types.ts'
import { writeFunction } from './emit-write.ts'
import type { MessageDocs } from './message-docs.ts'
import { lowerFirst } from './message-names.ts'
import { MessageScope } from './message-scope.ts'
import type { SchemaMessage } from './schema-types.ts'

function codec(scope: MessageScope): string {
  const { message, all, flexible, everFlexible } = scope
  const facts = [
    `name: '${message.name}'`,
    `apiKey: ${message.apiKey ?? -1}`,
    `kind: '${message.kind}'`,
    `versionMin: ${all.first}`,
    `versionMax: ${all.last}`,
    `flexibleFrom: ${everFlexible ? flexible.first : 'Number.POSITIVE_INFINITY'}`,
  ]
  return [
    `/** Reads and writes {@link ${message.name}}. */`,
    `export const ${lowerFirst(message.name)} = /* @__PURE__ */ ${scope.use('messageCodec')}(`,
    `  { ${facts.join(', ')} },`,
    `  read${message.name},`,
    `  write${message.name},`,
    ')',
  ].join('\n')
}

/** Imports what the code names; some names are asked for while code is composed that then does without them. */
function importLine({ values, types }: MessageScope, text: string): string {
  const code = text.replaceAll(/\/\*\*[\s\S]*?\*\//g, '')
  const named = [...values].filter((name) => new RegExp(`\\b${name}\\b`).test(code)).sort()
  const typed = [...types].sort().map((type) => `type ${type}`)
  return `import { ${[...named, ...typed].join(', ')} } from '../codec-runtime.ts'`
}

/** Whether a check for a default is called anywhere; every other part is. */
function isCalled(part: string, whole: string): boolean {
  const name = /^function (isDefault\w+)/.exec(part)?.[1]
  return name === undefined || whole.split(`${name}(`).length > 2
}

/** The module of one message. */
export function generateMessage(message: SchemaMessage, docs: MessageDocs): string {
  const scope = new MessageScope(message)
  for (const type of ['Encodable', 'Reader', 'Writer']) scope.types.add(type)
  const body = [
    ...typeDeclarations(scope, docs),
    ...defaultInstances(scope),
    ...primitiveLists(scope),
    ...scope.structs.flatMap((shape) => [
      readFunction(scope, shape),
      writeFunction(scope, shape),
      ...structLists(scope, shape.name),
    ]),
    readFunction(scope, scope.main),
    writeFunction(scope, scope.main),
    codec(scope),
  ]
  const whole = body.join('\n\n')
  const code = body.filter((part) => isCalled(part, whole)).join('\n\n')
  const heading = `// Generated from schema/messages/${message.name}.json by \`npm run generate\`. Do not edit.`
  return `${heading}\n${importLine(scope, code)}\n\n${code}\n`
}
