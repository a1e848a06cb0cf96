import type { LogFields, Logger } from '@millrace/runtime'
import { type Logger as PinoLogger, pino } from 'pino'
import { build as pretty } from 'pino-pretty'

/** Levels that can be asked for. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** A logger on standard output: for a person on a terminal, else one JSON object per line. */
export function createProcessLogger(level: LogLevel, isTerminal: boolean): Logger {
  const options = {
    level,
    base: null,
    messageKey: 'event',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  // Synchronous: what was logged before a crash or an exit is on the terminal.
  if (isTerminal)
    return adapt(pino(options, pretty({ colorize: true, ignore: 'pid,hostname', messageKey: 'event', sync: true })))
  return adapt(pino(options, pino.destination({ dest: 1, sync: true })))
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
