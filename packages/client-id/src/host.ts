import { everyCharacter, isDigit, isHexDigit, isLetterOrDigit } from './characters.ts'

/** Longest DNS name in text form (RFC 1035, without the final dot). */
const HOST_LENGTH_MAX = 253
const LABEL_LENGTH_MAX = 63
const IPV6_GROUPS = 8

/** A host without port, brackets of an IPv6 address taken off; undefined when `text` is not a host. */
export function readHost(text: string): string | undefined {
  const bracketed = text.startsWith('[') && text.endsWith(']')
  const host = bracketed ? text.slice(1, -1) : text
  if (host.length === 0 || host.length > HOST_LENGTH_MAX) return undefined
  if (bracketed) return isIpv6(host) ? host : undefined
  return isDnsName(host) || isIpv6(host) ? host : undefined
}

/** Four decimal numbers up to 255. */
export function isIpv4(text: string): boolean {
  const numbers = text.split('.')
  return numbers.length === 4 && numbers.every((number) => isDecimal(number, 3) && Number(number) <= 255)
}

/** Eight groups of hexadecimal digits, one run of zeros written as `::`, the last two perhaps as IPv4. No zone id. */
export function isIpv6(text: string): boolean {
  const halves = text.split('::')
  if (!text.includes(':') || halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const ipv4 = groups.at(-1)?.includes('.') === true && !text.endsWith('::')
  const hexGroups = ipv4 ? groups.slice(0, -1) : groups
  if (ipv4 && !isIpv4(groups.at(-1) ?? '')) return false
  const count = hexGroups.length + (ipv4 ? 2 : 0)
  return hexGroups.every(isHexGroup) && (halves.length === 2 ? count < IPV6_GROUPS : count === IPV6_GROUPS)
}

/** Labels of letters, digits, hyphens and underscores (Docker's names have them); all-numeric ones must be IPv4. */
function isDnsName(text: string): boolean {
  const labels = (text.endsWith('.') ? text.slice(0, -1) : text).split('.')
  if (!labels.every(isDnsLabel)) return false
  return everyCharacter(labels.at(-1) ?? '', isDigit) ? isIpv4(text) : true
}

function isDnsLabel(label: string): boolean {
  if (label.length === 0 || label.length > LABEL_LENGTH_MAX || label.startsWith('-') || label.endsWith('-'))
    return false
  return everyCharacter(label, (code) => isLetterOrDigit(code) || code === 0x2d || code === 0x5f)
}

function isDecimal(text: string, lengthMax: number): boolean {
  return text.length > 0 && text.length <= lengthMax && everyCharacter(text, isDigit)
}

function isHexGroup(text: string): boolean {
  return text.length > 0 && text.length <= 4 && everyCharacter(text, isHexDigit)
}
