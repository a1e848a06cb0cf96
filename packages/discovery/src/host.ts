import { isIP } from 'node:net'

/** Longest host that is advertised, in characters; DNS allows 253 and a final dot, Kafka's wire format much more. */
export const HOST_LENGTH_MAX = 255

const LABEL_LENGTH_MAX = 63

/**
 * Whether `host` may be advertised: a DNS name, an IPv4 address, or an IPv6 address without brackets and without a
 * zone id, which would mean something on one machine only. Underscores pass in names, since Docker makes such names.
 */
export function isValidHost(host: string): boolean {
  if (host.length === 0 || host.length > HOST_LENGTH_MAX) return false
  if (isIP(host) !== 0) return !host.includes('%')
  const labels = (host.endsWith('.') ? host.slice(0, -1) : host).split('.')
  // What ends in a number is an IPv4 address or nothing: `10.0.0.300` is no name.
  return labels.every(isLabel) && !/^[0-9]+$/.test(labels.at(-1) ?? '')
}

function isLabel(label: string): boolean {
  return label.length <= LABEL_LENGTH_MAX && /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/i.test(label)
}
