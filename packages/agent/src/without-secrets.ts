/** Replaces what looks like a secret in the text of a setting, so that it can be printed. */
export function withoutSecrets(text: string): string {
  return text
    .replaceAll(/((?:secret|password|token|key)[^=&]*=)[^&]*/gi, '$1***')
    .replaceAll(/(:\/\/[^:/@?]*:)[^@]*@/g, '$1***@')
}
