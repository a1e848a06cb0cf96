import { ERROR_TEXTS } from './generated/error-texts.ts'

/**
 * One sentence about an error code: what happened, and what a client does about it. The words are ours, not Kafka's.
 *
 * A function apart from `errorName`: the texts of all codes are 14 KB, which a bundle has only when it uses this.
 *
 * @returns The text of `UNKNOWN_SERVER_ERROR` for a code that Kafka 4.3 does not know, as clients take it.
 */
export function errorText(code: number): string {
  return ERROR_TEXTS[code] ?? ERROR_TEXTS[-1]!
}
