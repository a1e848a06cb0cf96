import type { CommandWorld } from '../../src/cli/agent-command.ts'

/** A world that keeps what a command prints. */
export interface FakeWorld extends CommandWorld {
  readonly printed: string[]
  readonly errors: string[]
}

/** A world with nothing in its environment but what is given. */
export function fakeWorld(environment: Readonly<Record<string, string>> = {}): FakeWorld {
  const printed: string[] = []
  const errors: string[] = []
  return {
    environment,
    isTerminal: false,
    printed,
    errors,
    print: (text) => printed.push(text),
    printError: (text) => errors.push(text),
  }
}
