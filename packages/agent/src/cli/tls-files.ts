import { readFile } from 'node:fs/promises'
import { AgentError } from '../errors.ts'
import type { KafkaListenerOptions } from '../options.ts'
import type { ListedListener } from './listener-list.ts'

/** Where the agent's own certificate lies, for listeners that name none. */
export interface TlsFiles {
  /** Whether listeners that do not say are TLS. */
  readonly kafkaTls: boolean
  readonly certFile: string | undefined
  readonly keyFile: string | undefined
}

/** Reads certificate and key. Rejects with an `AgentError` that names the file that cannot be read. */
export async function readTls({
  certFile,
  keyFile,
}: Pick<TlsFiles, 'certFile' | 'keyFile'>): Promise<{ readonly cert: string; readonly key: string }> {
  const [cert, key] = await Promise.all([
    readPem('tlsServerCertFile', certFile),
    readPem('tlsServerPrivateKeyFile', keyFile),
  ])
  return { cert, key }
}

/** The listeners with what their files hold, and with the proxies that may send a header where one is expected. */
export function readListeners(
  listed: readonly ListedListener[],
  { kafkaTls, certFile, keyFile, proxyProtocolFrom }: TlsFiles & Pick<KafkaListenerOptions, 'proxyProtocolFrom'>,
): Promise<readonly KafkaListenerOptions[]> {
  return Promise.all(
    listed.map(async ({ tls = kafkaTls, tlsServerCertFile, tlsServerPrivateKeyFile, ...listener }) => ({
      ...listener,
      proxyProtocolFrom: listener.proxyProtocol && proxyProtocolFrom,
      tls: tls
        ? await readTls({ certFile: tlsServerCertFile ?? certFile, keyFile: tlsServerPrivateKeyFile ?? keyFile })
        : undefined,
    })),
  )
}

async function readPem(setting: string, file: string | undefined): Promise<string> {
  if (file === undefined) throw new AgentError('INVALID_OPTION', `${setting} is needed for TLS`)
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new AgentError('INVALID_OPTION', `${setting}: ${(error as Error).message}`, { cause: error })
  }
}
