import type { S3ObjectStoreOptions } from './options.ts'

const FLAGS = ['forcePathStyle', 'signPayload'] as const
const NAMES = ['region', 'prefix', 'endpoint', ...FLAGS] as const

/** What a URL can say; credentials never stand in a URL, where logs and process lists would show them. */
export type S3UrlOptions = Pick<S3ObjectStoreOptions, 'bucket' | (typeof NAMES)[number]>

/**
 * Reads `s3://bucket?region=…&prefix=…&endpoint=…&forcePathStyle=true&signPayload=false`.
 *
 * A path after the bucket is refused rather than taken for a prefix. Throws one `TypeError` that names everything that
 * is wrong. The values themselves are checked when the store is made.
 */
export function parseS3Url(text: string): S3UrlOptions {
  if (!URL.canParse(text) || new URL(text).protocol !== 's3:') throw new TypeError('not an s3:// URL')
  const url = new URL(text)
  const problems: string[] = []
  if (url.username !== '' || url.password !== '') problems.push('credentials in the URL: use the environment instead')
  if (url.port !== '') problems.push('a port after the bucket: use endpoint')
  if (url.pathname !== '' && url.pathname !== '/') problems.push(`a path (${url.pathname}): use prefix`)
  for (const name of new Set(url.searchParams.keys())) {
    if (!NAMES.some((known) => known === name))
      problems.push(`unknown parameter ${name}; there are ${NAMES.join(', ')}`)
    if (url.searchParams.getAll(name).length > 1) problems.push(`${name} is given more than once`)
  }
  for (const name of FLAGS) {
    if (![null, 'true', 'false'].includes(url.searchParams.get(name)))
      problems.push(`${name} is neither true nor false`)
  }
  if (problems.length > 0) throw new TypeError(`s3 URL: ${problems.join('; ')}`)
  return {
    bucket: url.hostname,
    region: url.searchParams.get('region') ?? undefined,
    prefix: url.searchParams.get('prefix') ?? undefined,
    endpoint: url.searchParams.get('endpoint') ?? undefined,
    forcePathStyle: flagOf(url, 'forcePathStyle'),
    signPayload: flagOf(url, 'signPayload'),
  }
}

function flagOf({ searchParams }: URL, name: (typeof FLAGS)[number]): boolean | undefined {
  return searchParams.has(name) ? searchParams.get(name) === 'true' : undefined
}
