import { fileURLToPath } from 'node:url'
import { createMemoryMetadataStore, type MetadataStore } from '@millrace/metadata'
import { createFileObjectStore, createMemoryObjectStore, type ObjectStore } from '@millrace/object-store'
import type { Clock, Logger, Random } from '@millrace/runtime'
import { AgentError } from './errors.ts'

/** What stores are opened with. */
export interface StoreWorld {
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
}

/** Query parameters of `s3://` URLs. */
const S3_PARAMETERS = ['region', 'prefix', 'endpoint', 'forcePathStyle']

/** An object store and what goes before its keys. */
export interface OpenedObjectStore {
  readonly store: ObjectStore
  /** Prefix of every key; undefined for none. */
  readonly prefix: string | undefined
}

/** The object store that a URL names, not started. Throws an `AgentError` for a URL that names none. */
export async function openObjectStore(bucketURL: string, world: StoreWorld): Promise<OpenedObjectStore> {
  const url = parse('bucketURL', bucketURL)
  switch (url.protocol) {
    case 'mem:':
      return { store: createMemoryObjectStore({ clock: world.clock }), prefix: undefined }
    case 'file:':
      return { store: createFileObjectStore(world, { directory: filePath('bucketURL', url) }), prefix: undefined }
    case 's3:':
      return openS3(url, world)
    default:
      throw new AgentError('INVALID_OPTION', `bucketURL ${bucketURL}: must start with file:, mem: or s3:`)
  }
}

async function openS3(url: URL, world: StoreWorld): Promise<OpenedObjectStore> {
  const unknown = [...url.searchParams.keys()].filter((name) => !S3_PARAMETERS.includes(name))
  if (unknown.length > 0)
    throw new AgentError(
      'INVALID_OPTION',
      `bucketURL: unknown parameter ${unknown.join(', ')}; known are ${S3_PARAMETERS.join(', ')}`,
    )
  const parameter = (name: string) => url.searchParams.get(name) ?? undefined
  // Loaded only here: the SDK takes 130 ms and 70 MB that an agent on files need not pay.
  const { createS3ObjectStore } = await import('@millrace/object-store-s3')
  const store = createS3ObjectStore(world, {
    bucket: url.hostname,
    region: parameter('region'),
    endpoint: parameter('endpoint'),
    forcePathStyle: parameter('forcePathStyle') === undefined ? undefined : parameter('forcePathStyle') === 'true',
  })
  return { store, prefix: parameter('prefix')?.replace(/\/+$/, '') }
}

/** The metadata store that a URL names, not started. */
export async function openMetadataStore(metadataURL: string, world: StoreWorld): Promise<MetadataStore> {
  const url = parse('metadataURL', metadataURL)
  switch (url.protocol) {
    case 'memory:':
      return createMemoryMetadataStore(world)
    case 'sqlite:': {
      const { createSqliteMetadataStore } = await import('@millrace/metadata-sqlite')
      return createSqliteMetadataStore(world, { path: filePath('metadataURL', url) })
    }
    default:
      throw new AgentError('INVALID_OPTION', `metadataURL ${metadataURL}: must start with sqlite: or memory:`)
  }
}

function parse(option: string, text: string): URL {
  if (!URL.canParse(text)) throw new AgentError('INVALID_OPTION', `${option} ${text}: not a URL`)
  return new URL(text)
}

function filePath(option: string, url: URL): string {
  if (url.host !== '' || url.pathname.length < 2)
    throw new AgentError('INVALID_OPTION', `${option} ${url.href}: must have an absolute path, ${url.protocol}///path`)
  return fileURLToPath(`file://${url.pathname}`)
}
