/** An object of the stub. */
export interface StubObject {
  /** Its content. */
  readonly body: Uint8Array
  /** Headers that a GET or HEAD gives back: metadata and content type. */
  readonly headers: Readonly<Record<string, string>>
}

/** The bucket of a stub: what is there, and answers to listings. */
export type StubObjects = Map<string, StubObject>

/** What S3 answers to ListObjectsV2, as XML. */
export function listingXml(objects: StubObjects, bucket: string, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? ''
  const startAfter = query.get('start-after') ?? ''
  const keysMax = Math.min(Number(query.get('max-keys') ?? 1000), 1000)
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > startAfter).sort()
  const entries = keys
    .slice(0, keysMax)
    .map((key) => `<Contents><Key>${escapeXml(key)}</Key><Size>${objects.get(key)!.body.length}</Size></Contents>`)
  const isTruncated = keys.length > keysMax
  return xml(
    'ListBucketResult',
    `<Name>${bucket}</Name><Prefix>${escapeXml(prefix)}</Prefix><KeyCount>${entries.length}</KeyCount>` +
      `<MaxKeys>${keysMax}</MaxKeys><IsTruncated>${isTruncated}</IsTruncated>${entries.join('')}`,
  )
}

/** What S3 answers when it refuses something. */
export function errorXml(code: string): string {
  return xml('Error', `<Code>${code}</Code><Message>planted or refused: ${code}</Message>`)
}

function xml(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${content}</${root}>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
