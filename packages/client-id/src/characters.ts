/** Whether every character is one that `allowed` accepts; true for no characters. Takes UTF-16 code units. */
export function everyCharacter(text: string, allowed: (code: number) => boolean): boolean {
  for (let index = 0; index < text.length; index++) if (!allowed(text.charCodeAt(index))) return false
  return true
}

/** `0` to `9`. */
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** `a` to `z`. */
export const isLowerLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a

/** `a` to `z` and `A` to `Z`. */
export const isLetter = (code: number): boolean => isLowerLetter(code | 0x20)

/** Letters and digits. */
export const isLetterOrDigit = (code: number): boolean => isLetter(code) || isDigit(code)

/** Anything but control characters. */
export const isPrintable = (code: number): boolean => code >= 0x20 && code !== 0x7f && !(code >= 0x80 && code < 0xa0)

/** What zones and agent groups are spelled with. */
export const isNameCharacter = (code: number): boolean => isLowerLetter(code) || isDigit(code) || code === 0x2d

/** What names of labels are spelled with: letters, digits and `-`, `.`, `/`, `_`. */
export const isLabelCharacter = (code: number): boolean =>
  isLetterOrDigit(code) || (code >= 0x2d && code <= 0x2f) || code === 0x5f

/** Digits and `a` to `f` in either case. */
export const isHexDigit = (code: number): boolean => isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66)
