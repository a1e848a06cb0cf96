import { BlockList } from 'node:net'

/** The spelling of `os.networkInterfaces()`. */
export type AddressFamily = 'IPv4' | 'IPv6'

type Subnets = readonly (readonly [network: string, prefixBits: number])[]

// Best first. What is in none of these and in no excluded range is global, and comes last.
const preferred: Record<AddressFamily, readonly BlockList[]> = {
  IPv4: [
    subnets('ipv4', [
      ['10.0.0.0', 8],
      ['172.16.0.0', 12],
      ['192.168.0.0', 16],
    ]),
    // Shared address space (RFC 6598): pods of some clouds live there.
    subnets('ipv4', [['100.64.0.0', 10]]),
  ],
  IPv6: [subnets('ipv6', [['fc00::', 7]])],
}

const excluded: Record<AddressFamily, BlockList> = {
  IPv4: subnets('ipv4', [
    ['0.0.0.0', 8],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['224.0.0.0', 3],
  ]),
  IPv6: subnets('ipv6', [
    ['::', 96],
    ['::ffff:0:0', 96],
    ['fe80::', 10],
    ['ff00::', 8],
  ]),
}

// Bridges and pairs that container engines and hypervisors make: their addresses end at this machine.
const VIRTUAL_INTERFACES = /^(?:docker|br-|veth|virbr|vmnet|vboxnet|cni|flannel|cali|cilium|lxc|lxd|podman|kube|dummy)/

/** After every address of the other interfaces. */
const VIRTUAL_PENALTY = 100

/** How good an address is to advertise, 0 the best; undefined when nobody else could reach it. */
export function rankAddress(
  interfaceName: string,
  { address, family }: { readonly address: string; readonly family: AddressFamily },
): number | undefined {
  const type = family === 'IPv4' ? 'ipv4' : 'ipv6'
  const bare = address.split('%', 1)[0] ?? address
  if (bare !== address || excluded[family].check(address, type)) return undefined
  const index = preferred[family].findIndex((list) => list.check(address, type))
  return (index < 0 ? preferred[family].length : index) + (VIRTUAL_INTERFACES.test(interfaceName) ? VIRTUAL_PENALTY : 0)
}

function subnets(type: 'ipv4' | 'ipv6', ranges: Subnets): BlockList {
  const list = new BlockList()
  for (const [network, prefixBits] of ranges) list.addSubnet(network, prefixBits, type)
  return list
}
