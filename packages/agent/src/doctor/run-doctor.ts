import { diagnose, type Diagnosis } from './diagnose.ts'
import { type DoctorWorld, examine } from './examine.ts'
import type { DoctorQuestion } from './question.ts'
import { brokerLines, conclusionText, reportJson, stepHeading, stepLine } from './report.ts'

/** How a look is shown. */
export interface RunDoctorOptions {
  readonly signal: AbortSignal
  /** Whether one JSON document is printed in place of lines. */
  readonly isJson: boolean
  /** Prints a line, or the document. */
  readonly print: (text: string) => void
}

/** Looks, says each step as it is done, concludes. Rejects only when the signal aborts. */
export async function runDoctor(
  world: DoctorWorld,
  question: DoctorQuestion,
  { signal, isJson, print }: RunDoctorOptions,
): Promise<Diagnosis> {
  let heading = ''
  const steps = await examine(world, question, {
    signal,
    onStep(step) {
      if (isJson) return
      if (stepHeading(step) !== heading) print(stepHeading(step))
      heading = stepHeading(step)
      print(stepLine(step))
      if (step.step === 'metadata') for (const line of brokerLines(step)) print(line)
    },
  })
  const diagnosis = diagnose(question, steps)
  print(isJson ? reportJson(question, steps, diagnosis) : `\n${conclusionText(diagnosis)}`)
  return diagnosis
}
