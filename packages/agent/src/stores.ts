import { fileURLToPath } from 'node:url'
import type { AgentDirectory } from '@millrace/discovery'
import { createMemoryMetadataStore, type MetadataEngineOptions, type MetadataStore } from '@millrace/metadata'
import { createFileObjectStore, createMemoryObjectStore, type ObjectStore } from '@millrace/object-store'
import type { Clock, Logger, Random } from '@millrace/runtime'
import { AgentError } from './errors.ts'
import { withoutSecrets } from './without-secrets.ts'

/** What stores are opened with. */
export interface StoreWorld {
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
}

/** The object store that a URL names, not started. Throws an `AgentError` for a URL that names none. */
export async function openObjectStore(bucketURL: string, world: StoreWorld): Promise<ObjectStore> {
  const url = parse('bucketURL', bucketURL)
  switch (url.protocol) {
    case 'mem:':
      return createMemoryObjectStore({ clock: world.clock })
    case 'file:':
      return createFileObjectStore(world, { directory: filePath('bucketURL', url) })
    case 's3:':
      return openS3(bucketURL)
    default:
      throw wrongUrl('bucketURL', bucketURL, 'must start with file:, mem: or s3:')
  }
}

async function openS3(bucketURL: string): Promise<ObjectStore> {
  // Loaded only here: the SDK takes 130 ms and 70 MB that an agent on files need not pay.
  const { createS3ObjectStore, parseS3Url } = await import('@millrace/object-store-s3')
  try {
    return createS3ObjectStore(parseS3Url(bucketURL))
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new AgentError('INVALID_OPTION', `bucketURL: ${error.message}`, { cause: error })
  }
}

/** A metadata store, and the directory of agents that lies beside it where many agents can share it. */
export interface OpenedMetadata {
  readonly metadata: MetadataStore
  readonly directory: AgentDirectory | undefined
}

/** The metadata store that a URL names, not started. */
export async function openMetadataStore(
  metadataURL: string,
  world: StoreWorld,
  options: MetadataEngineOptions,
): Promise<OpenedMetadata> {
  const url = parse('metadataURL', metadataURL)
  switch (url.protocol) {
    case 'memory:':
      return { metadata: createMemoryMetadataStore(world, options), directory: undefined }
    case 'sqlite:': {
      const { createSqliteMetadataStore } = await import('@millrace/metadata-sqlite')
      const path = filePath('metadataURL', url)
      return { metadata: createSqliteMetadataStore(world, { ...options, path }), directory: undefined }
    }
    case 'postgres:':
    case 'postgresql:':
      return openPostgres(metadataURL, world, options)
    default:
      throw wrongUrl('metadataURL', metadataURL, 'must start with postgres:, sqlite: or memory:')
  }
}

async function openPostgres(url: string, world: StoreWorld, options: MetadataEngineOptions): Promise<OpenedMetadata> {
  // Loaded only here: an agent on a file need not load the client library.
  const { createPostgresMetadataStore } = await import('@millrace/metadata-postgres')
  try {
    const metadata = createPostgresMetadataStore(world, { ...options, url })
    return { metadata, directory: metadata.directory }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new AgentError('INVALID_OPTION', `metadataURL: ${error.message}`, { cause: error })
  }
}

function parse(option: string, text: string): URL {
  if (!URL.canParse(text)) throw wrongUrl(option, text, 'not a URL')
  return new URL(text)
}

function wrongUrl(option: string, text: string, problem: string): AgentError {
  return new AgentError('INVALID_OPTION', `${option} ${withoutSecrets(text)}: ${problem}`)
}

function filePath(option: string, url: URL): string {
  if (url.host !== '' || url.pathname.length < 2)
    throw new AgentError('INVALID_OPTION', `${option} ${url.href}: must have an absolute path, ${url.protocol}///path`)
  return fileURLToPath(`file://${url.pathname}`)
}
