/**
 * Replaces what looks like a secret in the text of a setting, so that it can be printed. A password may hold an @ of its
 * own, so everything up to the last one counts as part of it.
 */
export function withoutSecrets(text: string): string {
  return text
    .replaceAll(/((?:secret|password|token|key)[^=&]*=)[^&]*/gi, '$1***')
    .replaceAll(/(:\/\/[^:/@?]*:)[^\s]*@/g, '$1***@')
}
