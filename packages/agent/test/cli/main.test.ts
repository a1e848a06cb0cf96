import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { main } from '../../src/cli/main.ts'

describe('millrace', () => {
  const before = process.exitCode
  beforeEach(() => {
    vi.spyOn(console, 'log').mockImplementation(() => {})
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })
  afterEach(() => {
    process.exitCode = before
    vi.restoreAllMocks()
  })
  const shown = (method: 'log' | 'error') => vi.mocked(console[method]).mock.calls.flat().join('\n')

  it.each(['help', '--help', '-help', '-h'])('%s lists the commands', async (flag) => {
    await main([flag])
    expect(process.exitCode).toBe(0)
    expect(shown('log')).toMatch(/agent[\s\S]*playground[\s\S]*segment/)
  })

  it('without a command says how it is used and exits with 2', async () => {
    await main([])
    expect(process.exitCode).toBe(2)
    expect(shown('error')).toMatch(/^usage: millrace/)
  })

  it('an unknown command gets the nearest one named', async () => {
    await main(['agnet'])
    expect(process.exitCode).toBe(2)
    expect(shown('error')).toContain('no such command: agnet; did you mean agent?')
  })

  it.each(['constructor', '__proto__', 'toString'])('%s is no command', async (name) => {
    await main([name])
    expect(process.exitCode).toBe(2)
    expect(shown('error')).toContain(`no such command: ${name}`)
  })

  it('a command gets the flags after it', async () => {
    await main(['agent', '-nope'])
    expect(process.exitCode).toBe(2)
    expect(shown('error')).toContain('-nope: no such flag')
  })
})
