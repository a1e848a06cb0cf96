/** Where a client is, in the form in which admin tools know it from Kafka: a slash and the address. */
export function clientHost(remoteAddress: string): string {
  // A dual-stack socket shows IPv4 peers as IPv6 addresses.
  return `/${remoteAddress.replace(/^::ffff:(?=\d+\.)/, '')}`
}
