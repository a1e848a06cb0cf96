import { readFile } from 'node:fs/promises'
import { systemClock, systemRandom } from '@millrace/runtime'
import type { DoctorWorld } from '../doctor/examine.ts'
import { nodeNetwork } from '../doctor/node-network.ts'
import type { DoctorQuestion } from '../doctor/question.ts'
import { runDoctor } from '../doctor/run-doctor.ts'
import { type CommandWorld, ExitCode } from './agent-command.ts'
import { doctorUsage, parseDoctorFlags } from './doctor-flags.ts'

/** Bytes of a file of authorities. */
const CA_FILE_BYTES_MAX = 4 * 1_048_576

const machine: DoctorWorld = { network: nodeNetwork, clock: systemClock, random: systemRandom }

/** `millrace doctor`: looks at a cluster as a client would; resolves with the exit code. */
export async function doctorCommand(
  flags: readonly string[],
  world: CommandWorld,
  surroundings: DoctorWorld = machine,
): Promise<number> {
  const parsed = parseDoctorFlags(flags)
  if (parsed.kind === 'help') {
    world.print(doctorUsage())
    return ExitCode.OK
  }
  if (parsed.kind === 'wrong') return wrongUse(world, parsed.problems)
  const { asked } = parsed
  const ca = asked.caFile === undefined ? undefined : await readAuthorities(asked.caFile)
  if (ca?.ok === false) return wrongUse(world, [`-ca: ${ca.problem}`])
  const question: DoctorQuestion =
    asked.question.tls === undefined
      ? asked.question
      : { ...asked.question, tls: { ...asked.question.tls, ca: ca?.pem } }
  const { signal } = new AbortController()
  const { isJson } = asked
  const { exitCode } = await runDoctor(surroundings, question, { signal, isJson, print: (text) => world.print(text) })
  return exitCode
}

function wrongUse(world: CommandWorld, problems: readonly string[]): number {
  world.printError(`millrace doctor: ${problems.join('; ')}\n\n${doctorUsage()}`)
  return ExitCode.USAGE
}

/** The text of a PEM file; what is in it is never printed. */
async function readAuthorities(
  path: string,
): Promise<{ readonly ok: true; readonly pem: string } | { readonly ok: false; readonly problem: string }> {
  try {
    const bytes = await readFile(path)
    if (bytes.length > CA_FILE_BYTES_MAX)
      return { ok: false, problem: `${path} is larger than ${CA_FILE_BYTES_MAX} bytes` }
    const pem = bytes.toString('latin1')
    return pem.includes('-----BEGIN CERTIFICATE-----')
      ? { ok: true, pem }
      : { ok: false, problem: `${path} holds no certificate in PEM` }
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) }
  }
}
