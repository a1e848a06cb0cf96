import process from 'node:process'
import { agentCommand, type CommandWorld, ExitCode, playgroundCommand } from './agent-command.ts'
import { nearestName } from './nearest-name.ts'
import { segmentCommand } from './segment-command.ts'

type Command = (flags: readonly string[], world: CommandWorld) => Promise<number>

/** Loaded only when asked for: it takes a codec of every message, which an agent need not load. */
const doctor: Command = async (flags, world) => {
  const { doctorCommand } = await import('./doctor-command.ts')
  return doctorCommand(flags, world)
}

const COMMANDS: Readonly<Record<string, { readonly run: Command; readonly help: string }>> = {
  agent: { run: agentCommand, help: 'run an agent' },
  playground: { run: playgroundCommand, help: 'run an agent that keeps everything in memory' },
  doctor: { run: doctor, help: '-bootstrap host:port: find out why a client cannot work' },
  segment: { run: segmentCommand, help: 'segment inspect FILE|URL: print what a segment holds' },
}

function usage(): string {
  const rows = Object.entries(COMMANDS).map(([name, { help }]) => `  ${name.padEnd(12)}${help}`)
  return [
    'usage: millrace COMMAND [flags]',
    '',
    ...rows,
    '',
    '`millrace COMMAND --help` prints the flags of a command.',
  ].join('\n')
}

/** The command line: runs a command and sets the process's exit code. */
export async function main(args: readonly string[]): Promise<void> {
  const world: CommandWorld = {
    environment: process.env,
    isTerminal: process.stdout.isTTY,
    print: (text) => console.log(text),
    printError: (text) => console.error(text),
  }
  const [name = '', ...flags] = args
  if (['', 'help', '-help', '--help', '-h'].includes(name)) {
    const asked = name !== ''
    if (asked) world.print(usage())
    else world.printError(usage())
    process.exitCode = asked ? ExitCode.OK : ExitCode.USAGE
    return
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined) {
    const nearest = nearestName(name, Object.keys(COMMANDS))
    const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`
    world.printError(`millrace: no such command: ${name}${hint}\n\n${usage()}`)
    process.exitCode = ExitCode.USAGE
    return
  }
  process.exitCode = await command.run(flags, world)
}
