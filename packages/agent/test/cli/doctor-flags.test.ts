import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ExitCode } from '../../src/cli/agent-command.ts'
import { doctorCommand } from '../../src/cli/doctor-command.ts'
import { DOCTOR_FLAGS, parseDoctorFlags } from '../../src/cli/doctor-flags.ts'
import { fakeWorld } from './fake-world.ts'

const folder = mkdtempSync(join(tmpdir(), 'millrace-doctor-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function problemsOf(...flags: readonly string[]): string {
  const parsed = parseDoctorFlags(flags)
  return parsed.kind === 'wrong' ? parsed.problems.join('; ') : parsed.kind
}

function questionOf(...flags: readonly string[]) {
  const parsed = parseDoctorFlags(['-bootstrap', 'a:1', ...flags])
  if (parsed.kind !== 'asked') throw new Error(JSON.stringify(parsed))
  return parsed.asked
}

describe('the flags of millrace doctor', () => {
  it('are taken with one dash or two, with a space or an equals sign', () => {
    const same = [
      ['-bootstrap', 'a:1', '-client-id', 'x', '-timeout', '2s'],
      ['--bootstrap=a:1', '--client-id=x', '--timeout=2s'],
    ].map((flags) => parseDoctorFlags(flags))
    expect(same[0]).toEqual(same[1])
    expect(same[0]).toMatchObject({ asked: { question: { clientId: 'x', timeoutMs: 2_000, tls: undefined } } })
  })

  it('that are switches take true and false, and are true alone', () => {
    expect(questionOf('-json').isJson).toBe(true)
    expect(questionOf('-json', 'false').isJson).toBe(false)
    expect(questionOf('-tls=false').question.tls).toBeUndefined()
    expect(questionOf('-tls', '-insecure', '-server-name', 'n').question.tls).toEqual({
      ca: undefined,
      serverName: 'n',
      isInsecure: true,
    })
  })

  it('have defaults that write nothing', () => {
    const { question, isJson, caFile } = questionOf()
    expect([isJson, caFile]).toEqual([false, undefined])
    expect(question).toEqual({
      bootstrap: [{ host: 'a', port: 1 }],
      clientId: 'millrace-doctor',
      tls: undefined,
      timeoutMs: 5_000,
      group: undefined,
      topic: undefined,
      mayProduce: false,
      mayCreateTopic: false,
    })
  })

  it.each([
    [[], '-bootstrap is needed'],
    [['-bootstrap'], '-bootstrap needs a value'],
    [['-bootstrap', 'a:1', '-bootstrap', 'b:1'], '-bootstrap is given twice'],
    [['-bootstrap', 'a'], '"a" is not host:port'],
    [['-bootstrap', 'a:0'], 'has a port that is not from 1 to 65535'],
    [['-bootstrap', 'kafka://a:1'], 'is a URL'],
    [['-bootstrap', 'a:1', '-topik', 'x'], '-topik: no such flag; did you mean -topic?'],
    [['-bootstrap', 'a:1', 'stray'], '"stray" is not a flag'],
    [['-bootstrap', 'a:1', '-timeout', '5'], '-timeout: "5" must be a duration'],
    [['-bootstrap', 'a:1', '-timeout', '1h'], 'must be from 1ms to 600000ms'],
    [['-bootstrap', 'a:1', '-json=perhaps'], '-json: "perhaps" must be true or false'],
    [['-bootstrap', 'a:1', '-insecure'], '-insecure needs -tls'],
    [['-bootstrap', 'a:1', '-ca', 'f'], '-ca needs -tls'],
    [['-bootstrap', 'a:1', '-produce'], '-produce needs -topic NAME'],
    [['-bootstrap', 'a:1', '-create-topic'], '-create-topic needs -topic NAME'],
    [['-bootstrap', 'a:1', '-group', 'g'.repeat(20_000)], 'longer than 10000 characters'],
  ])('%j is refused: %s', (flags, problem) => {
    expect(problemsOf(...flags)).toContain(problem)
  })

  it('are all in the help', async () => {
    const world = fakeWorld()
    expect(await doctorCommand(['--help'], world)).toBe(ExitCode.OK)
    for (const { name } of DOCTOR_FLAGS) expect(world.printed.join('\n')).toContain(`-${name}`)
  })

  it('that are wrong give exit code 2 and the help', async () => {
    const world = fakeWorld()
    expect(await doctorCommand(['-nope'], world)).toBe(ExitCode.USAGE)
    expect(world.errors.join('\n')).toMatch(/^millrace doctor: -nope: no such flag[\s\S]*usage: /)
  })

  it.each([
    ['that is not there', undefined, /ENOENT/],
    ['that holds no certificate', 'a secret that is no certificate', /holds no certificate in PEM/],
    ['that is too large', 'x'.repeat(5_000_000), /larger than/],
  ])('name a file of authorities %s: exit code 2, and nothing of it is printed', async (_what, text, problem) => {
    const file = join(folder, `${text?.length ?? 0}.pem`)
    if (text !== undefined) writeFileSync(file, text)
    const world = fakeWorld()
    expect(await doctorCommand(['-bootstrap', 'a:1', '-tls', '-ca', file], world)).toBe(ExitCode.USAGE)
    expect(world.errors.join('\n')).toMatch(problem)
    expect(world.errors.join('\n')).not.toContain('secret')
  })
})
