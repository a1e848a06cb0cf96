import type { LogFields, Logger } from '@millrace/runtime'
import { type Logger as PinoLogger, pino } from 'pino'

/** Levels that can be asked for. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** A logger on standard output: for a person on a terminal, else one JSON object per line. */
export async function createProcessLogger(level: LogLevel, isTerminal: boolean): Promise<Logger> {
  const options = {
    level,
    base: null,
    messageKey: 'event',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  // Synchronous: what was logged before a crash or an exit is on the terminal.
  if (!isTerminal) return adapt(pino(options, pino.destination({ dest: 1, sync: true })))
  // Loaded only here: it takes some 15 ms of a start that mostly nobody watches.
  const { build: pretty } = await import('pino-pretty')
  return adapt(pino(options, pretty({ colorize: true, ignore: 'pid,hostname', messageKey: 'event', sync: true })))
}

function adapt(target: PinoLogger): Logger {
  const at =
    (level: LogLevel) =>
    (event: string, fields: LogFields = {}, error?: unknown): void => {
      target[level](error === undefined ? fields : { ...fields, err: error }, event)
    }
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => adapt(target.child(fields)),
  }
}
