/** Gathers what is wrong with options, so that one error names everything. */
export interface OptionProblems {
  /** Each value is an integer of at least `min`. */
  integer(values: Readonly<Record<string, unknown>>, min: number): OptionProblems
  /** Each value is a finite number of at least `min`. */
  number(values: Readonly<Record<string, unknown>>, min: number): OptionProblems
  /** Each value is a boolean. */
  boolean(values: Readonly<Record<string, unknown>>): OptionProblems
  /** Notes `problem` when `isWrong`. */
  when(isWrong: boolean, problem: string): OptionProblems
  /** Throws a `TypeError` with every problem noted. */
  throwIfAny(): void
}

/** An empty {@link OptionProblems} about `subject`. */
export function problemsOf(subject: string): OptionProblems {
  const found: string[] = []
  function check(values: Readonly<Record<string, unknown>>, isRight: (value: unknown) => boolean, wanted: string) {
    for (const [name, value] of Object.entries(values)) {
      if (!isRight(value)) found.push(`${name} is ${String(value)}, not ${wanted}`)
    }
    return problems
  }
  const problems: OptionProblems = {
    integer: (values, min) =>
      check(values, (value) => Number.isSafeInteger(value) && Number(value) >= min, `an integer from ${min} on`),
    number: (values, min) =>
      check(values, (value) => Number.isFinite(value) && Number(value) >= min, `a number from ${min} on`),
    boolean: (values) => check(values, (value) => typeof value === 'boolean', 'true or false'),
    when(isWrong, problem) {
      if (isWrong) found.push(problem)
      return problems
    },
    throwIfAny() {
      if (found.length > 0) throw new TypeError(`options of the ${subject}: ${found.join('; ')}`)
    },
  }
  return problems
}
