import { describe, expect, it } from 'vitest'
import { resolvePostgresMetadataOptions } from '../src/index.ts'
import { classify, toMetadataError } from '../src/postgres-error.ts'

const url = 'postgres://user:a-secret@host:5432/database?sslmode=verify-full'

describe('options', () => {
  it('are a schema called millrace and eight connections unless told otherwise', () => {
    expect(resolvePostgresMetadataOptions({ url })).toMatchObject({ schema: 'millrace', connectionsMax: 8 })
    expect(resolvePostgresMetadataOptions({ url: 'postgresql://host/database' })).toMatchObject({ attemptsMax: 8 })
  })

  it('that are wrong are all named in one error, without the URL', () => {
    const wrong = { url: 'mysql://user:a-secret@host', schema: 'x"; DROP', connectionsMax: 0, readExtentsMax: -1 }
    const resolve = () => resolvePostgresMetadataOptions(wrong)
    expect(resolve).toThrow(/url must.*schema must.*connectionsMax must.*readExtentsMax must/)
    expect(resolve).not.toThrow('a-secret')
  })

  it.each(['', 'pg_toast', '1st', 'Upper', 'a b', 'é', `"quoted"`, 'x'.repeat(64)])(
    'refuse the schema %s',
    (schema) => {
      expect(() => resolvePostgresMetadataOptions({ url, schema })).toThrow('schema must')
    },
  )
})

describe('what was thrown', () => {
  const from = (code: string) => Object.assign(new Error('said'), { code, severity: 'ERROR' })

  it.each<[unknown, string, boolean]>([
    [from('40001'), 'UNAVAILABLE', true],
    [from('40P01'), 'UNAVAILABLE', true],
    [from('57P03'), 'UNAVAILABLE', true],
    [from('25006'), 'UNAVAILABLE', true],
    [from('25001'), 'UNAVAILABLE', false],
    [from('53100'), 'FULL', false],
    [from('28P01'), 'INVALID', false],
    [from('42P01'), 'INVALID', false],
    [from('54000'), 'BAD_REQUEST', false],
    [from('23505'), 'UNAVAILABLE', false],
    [Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), 'UNAVAILABLE', true],
    [new Error('Connection terminated unexpectedly'), 'UNAVAILABLE', true],
    [new TypeError('a bug'), 'UNAVAILABLE', false],
    ['a string', 'UNAVAILABLE', true],
    [undefined, 'UNAVAILABLE', true],
  ])('%s is %s, worth another attempt: %s', (error, code, isRetryable) => {
    expect(classify(error)).toMatchObject({ code, isRetryable })
    expect(toMetadataError(error, { place: 'host/db', attempts: 2 })).toMatchObject({ name: 'MetadataError', code })
  })
})
