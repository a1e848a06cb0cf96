// Namespaces with their own addresses and routes, joined by switches and by wires.
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const ip = (...args) => run('ip', args)

/** The namespace in which the switches are; nothing else runs there. */
const switchRoom = 'switches'

/** Hides the namespaces of the machine from this process, and makes its own loopback usable. */
export const enterOwnNetwork = async () => {
  for (const folder of ['/run/netns', '/etc/netns']) await run('mount', ['-t', 'tmpfs', 'none', folder])
  await ip('link', 'set', 'lo', 'up')
  await ip('netns', 'add', switchRoom)
}

/** Gives the namespace of this process, where the stores are, one more address. */
export const addOwnAddress = (address) => ip('addr', 'add', `${address}/32`, 'dev', 'lo')

/** Command and arguments that run something in a namespace. */
export const within = (namespace) => (namespace === undefined ? [] : ['ip', 'netns', 'exec', namespace])

/** Sets a kernel parameter of a namespace. */
const setIn = (namespace, name, value) => {
  const [command, ...before] = within(namespace)
  return run(command, [...before, 'sh', '-c', `echo ${value} >/proc/sys/${name.replaceAll('.', '/')}`])
}

// Names are never used twice: the kernel takes its time to remove what belonged to a namespace.
let ports = 0
let bridges = 0

/** A network; what it has made goes when it is closed. */
export const createNetwork = () => {
  const namespaces = []
  const switches = new Map()
  return {
    /** A namespace with nothing but a loopback, and with the lines of `hosts` to look names up in. */
    async addNamespace(name, { hosts = [] } = {}) {
      await ip('netns', 'add', name)
      namespaces.push(name)
      await ip('-n', name, 'link', 'set', 'lo', 'up')
      // Nothing is sent that no program asked for: bytes are counted.
      await setIn(name, 'net.ipv6.conf.all.disable_ipv6', 1)
      await setIn(name, 'net.ipv6.conf.default.disable_ipv6', 1)
      const folder = join('/etc/netns', name)
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, 'hosts'), ['127.0.0.1 localhost', ...hosts, ''].join('\n'))
    },
    /** A switch, to which namespaces are plugged. */
    async addSwitch(name) {
      const bridge = `bridge${++bridges}`
      await ip('-n', switchRoom, 'link', 'add', bridge, 'type', 'bridge')
      await ip('-n', switchRoom, 'link', 'set', bridge, 'up')
      switches.set(name, bridge)
    },
    /** Plugs a namespace to a switch, by a device with an address such as 10.1.0.11/24. */
    async plug(namespace, switchName, { device = 'eth0', address }) {
      const port = `port${++ports}`
      const peer = ['peer', 'name', port, 'netns', switchRoom]
      await ip('link', 'add', device, 'netns', namespace, 'type', 'veth', ...peer)
      await ip('-n', switchRoom, 'link', 'set', port, 'master', switches.get(switchName), 'up')
      await ip('-n', namespace, 'addr', 'add', address, 'dev', device)
      await ip('-n', namespace, 'link', 'set', device, 'up')
    },
    /** What a namespace sends to these addresses is refused, as by a router that knows no way. */
    refuse: (namespace, prefix) => ip('-n', namespace, 'route', 'add', 'unreachable', prefix),
    /** Makes a namespace pass on what is not for itself. */
    forward: (namespace) => setIn(namespace, 'net.ipv4.ip_forward', 1),
    /** What a namespace sends to these addresses goes by another. */
    route: (namespace, prefix, via) => ip('-n', namespace, 'route', 'add', prefix, 'via', via),
    async close() {
      for (const namespace of namespaces) await ip('netns', 'del', namespace)
      for (const bridge of switches.values()) await ip('-n', switchRoom, 'link', 'del', bridge)
    },
  }
}

let wires = 0

/**
 * Wires a namespace to that of the stores: `device` in the namespace leads to `target` there. Returns the address that the
 * namespace has on the wire, and what cuts the wire, so that everything sent on it is lost, and mends it.
 */
export const wireToStores = async (namespace, { device, target }) => {
  const number = ++wires
  const near = `wire${number}`
  const pair = [`10.7.${number}.1`, `10.7.${number}.2`]
  await ip('link', 'add', device, 'netns', namespace, 'type', 'veth', 'peer', 'name', near)
  await ip('addr', 'add', `${pair[0]}/30`, 'dev', near)
  await ip('link', 'set', near, 'up')
  await ip('-n', namespace, 'addr', 'add', `${pair[1]}/30`, 'dev', device)
  await ip('-n', namespace, 'link', 'set', device, 'up')
  await ip('-n', namespace, 'route', 'add', `${target}/32`, 'via', pair[0])
  return {
    address: pair[1],
    cut: () => ip('link', 'set', near, 'down'),
    mend: () => ip('link', 'set', near, 'up'),
  }
}

/** Bytes that went through a device of a namespace so far, in both directions. */
export const bytesThrough = async (namespace, device) => {
  const { stdout } = await run('ip', ['-n', namespace, '-s', '-j', 'link', 'show', 'dev', device])
  const [{ stats64 }] = JSON.parse(stdout)
  return stats64.rx.bytes + stats64.tx.bytes
}
