// One line per check, `ok …` or `FAIL …`, and the counts at the end.

/** Starts a report that prints as it goes. */
export const createReport = () => {
  let passed = 0
  let failed = 0
  const failures = []
  const line = (ok, name, detail) => {
    if (ok) passed++
    else {
      failed++
      failures.push(name)
    }
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name}${detail ? `: ${detail}` : ''}\n`)
  }
  return {
    /** Says that a check held or did not. */
    check: line,
    /** Runs a check; what it returns is the detail of its line, what it throws makes it fail. */
    async run(name, body) {
      try {
        const detail = await body()
        line(true, name, typeof detail === 'string' ? detail : '')
        return true
      } catch (error) {
        line(false, name, error instanceof Error ? error.message : String(error))
        return false
      }
    },
    /** Whether any check failed so far. */
    hasFailures: () => failed > 0,
    /** Prints the closing line and returns the process's exit code. */
    finish() {
      if (failures.length > 0) process.stdout.write(`failed: ${failures.join(' | ')}\n`)
      process.stdout.write(`${passed} passed, ${failed} failed\n`)
      return failed === 0 && passed > 0 ? 0 : 1
    },
  }
}
