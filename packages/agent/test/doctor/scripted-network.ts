import { decodeRequestFrame } from '@millrace/protocol/registry'
import { type Clock, sleep } from '@millrace/runtime'
import type { ByteStream, DoctorNetwork, TcpConnection, TlsFacts } from '../../src/doctor/network.ts'
import { answer, type ScriptedBroker } from './scripted-broker.ts'

/** A certificate as a scripted server shows it. */
export type ScriptedCertificate = Omit<TlsFacts, 'isForName'>

/** What listens on a port. */
export type ScriptedPort =
  | { readonly kind: 'kafka'; readonly broker: ScriptedBroker; readonly certificate?: ScriptedCertificate | undefined }
  /** Takes connections and never says anything. */
  | { readonly kind: 'mute' }
  /** Takes connections and closes them at the first byte. */
  | { readonly kind: 'closing'; readonly certificate?: ScriptedCertificate | undefined; readonly closeCode?: string }
  /** Answers everything with this text. */
  | { readonly kind: 'talking'; readonly text: string; readonly tlsError: string }
  /** Fails the handshake with this code, and closes what is not TLS. */
  | { readonly kind: 'tls-refusing'; readonly tlsError: string }
  /** Drops every packet. */
  | { readonly kind: 'dropped' }
  /** Fails with this code. */
  | { readonly kind: 'failing'; readonly code: string }

/** A world of names and ports. What is not named does not exist: names give ENOTFOUND, ports ECONNREFUSED. */
export interface ScriptedWorld {
  /** Addresses of a name, the code of a failure, or null for a resolver that never answers. */
  readonly names?: Readonly<Record<string, readonly string[] | string | null>>
  /** By `address:port`, an IPv6 address without brackets. */
  readonly ports?: Readonly<Record<string, ScriptedPort>>
}

/** A network and how much of it is in use. */
export interface ScriptedNetwork extends DoctorNetwork {
  /** Connections that were opened and not closed. */
  readonly openCount: number
  /** API keys of every request, in order. */
  readonly asked: readonly number[]
}

const LOOK_UP_MS = 2
const CONNECT_MS = 11
const HANDSHAKE_MS = 24
const ANSWER_MS = 4
const FOR_EVER_MS = 1e9

function failed(code: string): Error {
  return Object.assign(new Error(code), { code })
}

/** A network in which everything takes virtual time and happens as told. */
export function createScriptedNetwork(clock: Clock, world: ScriptedWorld): ScriptedNetwork {
  const open = new Set<TcpConnection>()
  const asked: number[] = []
  return {
    get openCount() {
      return open.size
    },
    asked,
    async lookup(host, { signal }) {
      const found = world.names?.[host] ?? (world.names?.[host] === null ? null : 'ENOTFOUND')
      await sleep(clock, found === null ? FOR_EVER_MS : LOOK_UP_MS, { signal })
      if (typeof found === 'string') throw failed(found)
      return found ?? []
    },
    async connect({ address, port }, { signal }) {
      const listener = world.ports?.[`${address}:${port}`] ?? { kind: 'failing', code: 'ECONNREFUSED' }
      await sleep(clock, listener.kind === 'dropped' ? FOR_EVER_MS : CONNECT_MS, { signal })
      if (listener.kind === 'failing') throw failed(listener.code)
      const connection = connectionTo(clock, listener, asked, () => open.delete(connection))
      open.add(connection)
      return connection
    },
  }
}

function connectionTo(clock: Clock, listener: ScriptedPort, asked: number[], onClose: () => void): TcpConnection {
  const certificate = 'certificate' in listener ? listener.certificate : undefined
  return {
    plain: () => streamTo(clock, certificate === undefined ? listener : { kind: 'closing' }, asked),
    async secure({ serverName }, { signal }) {
      await sleep(clock, listener.kind === 'mute' ? FOR_EVER_MS : HANDSHAKE_MS, { signal })
      if (listener.kind === 'talking' || listener.kind === 'tls-refusing') throw failed(listener.tlsError)
      if (certificate === undefined) throw failed('ECONNRESET')
      const names = certificate.chain[0]?.names ?? []
      const isForName = names.includes(`DNS:${serverName}`) || names.includes(`IP Address:${serverName}`)
      return { stream: streamTo(clock, listener, asked), facts: { ...certificate, isForName } }
    },
    close: onClose,
  }
}

function streamTo(clock: Clock, listener: ScriptedPort, asked: number[]): ByteStream {
  const written: Uint8Array[] = []
  return {
    write(chunks) {
      written.push(Buffer.concat(chunks))
    },
    async read({ signal }) {
      await sleep(clock, listener.kind === 'mute' ? FOR_EVER_MS : ANSWER_MS, { signal })
      if (listener.kind === 'talking') return Buffer.from(listener.text, 'latin1')
      if (listener.kind === 'closing' && listener.closeCode !== undefined) throw failed(listener.closeCode)
      const request = written.shift()
      if (listener.kind !== 'kafka' || request === undefined) return undefined
      const frame = decodeRequestFrame([request.subarray(4)])
      asked.push(frame.apiKey)
      const response = answer(listener.broker, frame)
      return response === undefined ? undefined : Buffer.concat(response)
    },
    close() {},
  }
}
