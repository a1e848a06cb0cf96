import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { APIS_LEFT_OUT, FORMATS_LEFT_OUT } from '../protocol/left-out.ts'
import { readSchema } from '../protocol/schema-types.ts'

const root = join(import.meta.dirname, '../..')
const { apiKeys, messages } = readSchema(join(root, 'packages/protocol/schema'))
const names = new Set(messages.map(({ name }) => name))

describe('what the protocol package leaves out', () => {
  it('is every API of the table that has no messages, each with its reason', () => {
    const missing = apiKeys.filter(({ name }) => !names.has(`${name}Request`) || !names.has(`${name}Response`))
    expect(missing.map(({ name }) => name).sort()).toEqual(Object.keys(APIS_LEFT_OUT).sort())
  })

  it('is nothing that a broker of Kafka 4.3 answers to clients', () => {
    const answered = new Set(apiKeys.filter(({ broker, min, max }) => broker && max >= min).map(({ name }) => name))
    expect(Object.keys(APIS_LEFT_OUT).filter((name) => answered.has(name))).toEqual([])
    expect([...answered].filter((name) => !names.has(`${name}Request`))).toEqual([])
  })

  it('is nothing that is there all the same', () => {
    expect(Object.keys(FORMATS_LEFT_OUT).filter((name) => names.has(name))).toEqual([])
  })

  it('is listed in docs/protocol-messages.md', () => {
    const page = readFileSync(join(root, 'docs/protocol-messages.md'), 'utf8')
    for (const [name, reason] of Object.entries({ ...APIS_LEFT_OUT, ...FORMATS_LEFT_OUT }))
      expect(page).toContain(`| ${name} | ${reason} |`)
  })
})
