import { describe, expect, it } from 'vitest'
import { FAILURES } from '../../src/doctor/failure-codes.ts'
import { runScripted } from './run-scripted.ts'
import { healthy, kafkaHealthy, scenarios } from './scenarios.ts'

describe('each class of failure', () => {
  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))(
    'when %s, is named with its exit code and the setting to change',
    async (_title, { world, question, code, names }) => {
      const { findings, exitCode, lines, network } = await runScripted(world, question)
      const failures = findings.filter(({ severity }) => severity === 'failure')
      expect(failures.map((finding) => finding.code)).toEqual([code])
      expect(exitCode).toBe(FAILURES[code!].exitCode)
      expect(failures[0]!.remedies.join('\n')).toMatch(names)
      expect(failures[0]!.cause).toMatch(/^[A-Z].*\.$/)
      expect(lines).toContain(`failure ${code}: `)
      expect(lines).toContain(`(exit code ${exitCode})`)
      expect(network.openCount).toBe(0)
    },
  )

  it('has a world in which it happens, and an exit code of its own', () => {
    expect(new Set(scenarios.map(({ code }) => code))).toEqual(new Set(Object.keys(FAILURES)))
    const exitCodes = Object.values(FAILURES).map(({ exitCode }) => exitCode)
    expect(new Set(exitCodes).size).toBe(exitCodes.length)
    expect(Math.min(...exitCodes)).toBeGreaterThanOrEqual(10)
    expect(Math.max(...exitCodes)).toBeLessThan(126)
  })
})

describe('a cluster that works', () => {
  it.each([healthy, kafkaHealthy])(
    'is walked from the name to the record, with exit code 0: $title',
    async ({ world, question }) => {
      const { findings, exitCode, lines, network } = await runScripted(world, question)
      expect([findings, exitCode]).toEqual([[], 0])
      expect(lines).toContain('A client can work from here.')
      expect(lines).not.toContain('FAIL')
      expect(network.openCount).toBe(0)
    },
  )
})
