import { describe, expect, it } from 'vitest'
import { parseValue, type ValueKind } from '../../src/cli/values.ts'

const reads = (kind: ValueKind, text: string) => {
  const parsed = parseValue(kind, text)
  return parsed.ok ? parsed.value : parsed.problem
}

describe('ports and numbers', () => {
  it.each(['-1', '65536', '9092.5', '0x10', '', ' 1', '1e3', '99999999999999999999'])('%j is no port', (text) => {
    expect(reads({ kind: 'port' }, text)).toBe('must be a whole number from 0 to 65535')
  })

  it('0 is a port: a free one', () => {
    expect(reads({ kind: 'port' }, '0')).toBe(0)
  })

  it('a number stays within its range', () => {
    const kind = { kind: 'integer', min: 1, max: 10 } as const
    expect([reads(kind, '1'), reads(kind, '10')]).toEqual([1, 10])
    expect(reads(kind, '11')).toBe('must be a whole number from 1 to 10')
  })
})

describe('durations', () => {
  const kind = { kind: 'duration', minMs: 1, maxMs: 3_600_000 } as const

  it.each([
    ['250ms', 250],
    ['1s', 1_000],
    ['1.5s', 1_500],
    ['1m30s', 90_000],
    ['1h', 3_600_000],
    ['1000us', 1],
    ['1000µs', 1],
    ['1500000ns', 2],
    ['1.005s', 1_005],
    ['0.3ms0.4ms', 1],
  ])('%s are %i ms', (text, expectedMs) => {
    expect(reads(kind, text)).toBe(expectedMs)
  })

  it.each(['250', 'ms', '-1s', '1 s', '1d', 'PT1S', '1s,', ''])('%j is none', (text) => {
    expect(reads(kind, text)).toMatch(/^must be a duration such as/)
  })

  it.each(['0', '0s', '0.4ms', '1h1ms'])('%s is out of range', (text) => {
    expect(reads(kind, text)).toBe('must be from 1ms to 3600000ms')
  })
})

describe('hosts and cluster ids', () => {
  it.each(['broker.example.com', '10.0.0.1', '::1', 'localhost'])('%s is a host', (text) => {
    expect(reads({ kind: 'host' }, text)).toBe(text)
  })

  it.each(['broker:9092', 'http://broker', 'a b', '', '-x'])('%j is none', (text) => {
    expect(reads({ kind: 'host' }, text)).toMatch(/^must be a host name/)
  })

  it.each(['default', 'vci_', 'vci_ä', 'VCI_a', `vci_${'a'.repeat(101)}`])('%j is no cluster id', (text) => {
    expect(reads({ kind: 'clusterId' }, text)).toMatch(/^must look like vci_/)
  })

  it('vci_1a2b is one', () => {
    expect(reads({ kind: 'clusterId' }, 'vci_1a2b')).toBe('vci_1a2b')
  })
})

describe('store URLs', () => {
  const bucket = { kind: 'bucketUrl' } as const
  const metadata = { kind: 'metadataUrl' } as const

  it.each([
    'file:///var/lib/millrace',
    'file:/var',
    'mem://',
    'mem:',
    'mem://name',
    's3://bucket',
    's3://bucket?region=eu-west-1',
  ])('%s is a bucket', (text) => {
    expect(reads(bucket, text)).toBe(text)
  })

  it.each([
    'sqlite:///var/lib/meta.db',
    'sqlite:/meta.db',
    'memory:',
    'memory://',
    'postgres://host/db',
    'postgresql://user:p%40ss@[::1]:5432/db?sslmode=verify-full',
  ])('%s is metadata', (text) => {
    expect(reads(metadata, text)).toBe(text)
  })

  it.each([
    ['gs://bucket', /^must be a URL that starts with mem: or file: or s3:$/],
    ['/var/lib', /^must be a URL/],
    ['constructor:x', /^must be a URL/],
    ['file://var/lib', /^must have an absolute path: file:\/\/\/path$/],
    ['file:var/lib', /^must have an absolute path/],
    ['file:///', /^must have an absolute path/],
    ['file:///x?region=a', /^has no parameters/],
    ['file:///x#y', /^has no parameters/],
    ['file:///a%2Fb', /^has an escape/],
    ['mem://name/path', /^must have nothing after the colon but a name$/],
    ['mem://?x=y', /^must have nothing after the colon but a name$/],
    ['s3://', /not a bucket's name/],
    ['s3://bucket/path', /use prefix/],
    ['s3://bucket?regoin=x', /unknown parameter regoin/],
    ['s3://bucket?endpoint=nowhere', /endpoint nowhere is not/],
    ['s3://bucket?forcePathStyle=1', /forcePathStyle/],
  ])('%s is no bucket', (text, problem) => {
    expect(reads(bucket, text)).toMatch(problem)
  })

  it.each([
    ['mysql://host/db', /^must be a URL that starts with sqlite: or memory: or postgres: or postgresql:$/],
    ['postgres://host', /^must name a host and a database: postgres:\/\/user:password@host:port\/database$/],
    ['postgres:///db', /^must name a host/],
    ['postgresql:db', /^must name a host/],
    ['sqlite:meta.db', /^must have an absolute path: sqlite:\/\/\/path$/],
    ['sqlite://meta.db', /^must have an absolute path/],
    ['sqlite:///meta.db?mode=ro', /^has no parameters/],
    ['memory:file', /^must have nothing after the colon$/],
  ])('%s is no metadata', (text, problem) => {
    expect(reads(metadata, text)).toMatch(problem)
  })
})
