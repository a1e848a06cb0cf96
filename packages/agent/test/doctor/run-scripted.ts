import { createSeededRandom } from '@millrace/runtime'
import { createVirtualClock } from '../../../testkit/src/simulator/virtual-clock.ts'
import type { Diagnosis } from '../../src/doctor/diagnose.ts'
import type { DoctorQuestion } from '../../src/doctor/question.ts'
import { runDoctor } from '../../src/doctor/run-doctor.ts'
import { createScriptedNetwork, type ScriptedNetwork, type ScriptedWorld } from './scripted-network.ts'

/** What the scripted doctor is told when nothing else is said. */
export const plainQuestion: DoctorQuestion = {
  bootstrap: [{ host: 'kafka.example.com', port: 9092 }],
  clientId: 'billing',
  tls: undefined,
  timeoutMs: 5_000,
  group: undefined,
  topic: undefined,
  mayProduce: false,
  mayCreateTopic: false,
}

/** One look at a scripted world. */
export interface ScriptedRun extends Diagnosis {
  readonly lines: string
  readonly network: ScriptedNetwork
  /** Virtual time that it took. */
  readonly tookMs: number
}

/** 2026-11-28, so that certificates have a today. */
export const TODAY_MS = Date.UTC(2026, 10, 28)

/** Runs the doctor in virtual time; equal worlds give equal output. */
export async function runScripted(
  world: ScriptedWorld,
  question: Partial<DoctorQuestion> = {},
  { isJson = false, signal = new AbortController().signal } = {},
): Promise<ScriptedRun> {
  const clock = createVirtualClock(TODAY_MS)
  const network = createScriptedNetwork(clock, world)
  const random = createSeededRandom(6)
  const lines: string[] = []
  let isDone = false
  const looked = runDoctor(
    { network, clock, random },
    { ...plainQuestion, ...question },
    { signal, isJson, print: (text) => lines.push(text) },
  ).finally(() => {
    isDone = true
  })
  looked.catch(() => {})
  await clock.run({ untilMs: Number.POSITIVE_INFINITY, isDone: () => isDone })
  return { ...(await looked), lines: lines.join('\n'), network, tookMs: clock.monotonicMs() }
}
