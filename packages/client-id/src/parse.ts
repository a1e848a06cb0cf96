import {
  type FeatureDefinition,
  type FeatureDraft,
  featureOf,
  isUnmistakable,
  LABEL_PREFIX,
  readLabelName,
  readText,
} from './features.ts'
import { CLIENT_ID_BYTES_MAX, LABELS_MAX } from './limits.ts'
import { type Piece, splitPieces } from './pieces.ts'
import type { IgnoredPiece, IgnoredReason, ParsedClientId } from './result.ts'
import { cutMarkedTail, cutPlainTails } from './tails.ts'

/** A `key=value` piece with a known key. */
interface Setting {
  /** What a tool put before the key. */
  readonly prefix: string
  /** The feature, or the name of a label. */
  readonly target: FeatureDefinition | { readonly label: string }
  readonly value: string
}

/** Where a piece stands. */
interface Place {
  readonly isLast: boolean
  /** Whether the id went on beyond what is looked at. */
  readonly isCut: boolean
}

/** Everything that parsing gathers. */
interface Gathered {
  readonly draft: FeatureDraft
  /** Names are the client's; a Map has no names of its own. */
  readonly labels: Map<string, string>
  readonly ignored: IgnoredPiece[]
  /** For each feature or label that is set, the piece that set it. */
  readonly holders: Map<string, string>
  /** The pieces of the name. */
  readonly kept: Piece[]
  /** Whether any piece is not in the name. */
  isReduced: boolean
  /** Whether the piece before the current one is not. */
  isAfterSetting: boolean
  /** What was cut off the last value. */
  tail: string
}

/**
 * Parses the features a Kafka client encodes in its `client.id`.
 *
 * Kafka has no per-connection settings, so clients smuggle them through the one string every request carries. Pieces
 * are separated by commas or semicolons; `key=value` pieces with a known key become features, everything else is the
 * client's own name and is kept as is. Position does not matter, because tools prepend and append to `client.id`; what
 * Kafka Streams, MirrorMaker 2, Connect and others append to a value at the end is cut off and stays with the name.
 *
 * Never throws: a broker must answer a client whatever it calls itself. Malformed pieces are reported in `ignored` so
 * that the caller can log them once.
 *
 * @param clientId - As received; `null` (allowed by the protocol) is treated as empty.
 * @returns A frozen value, safe to use as a cache entry for the connection's lifetime.
 *
 * @example Zone-aware consumer
 * ```ts
 * const { features, name } = parseClientId('billing,ws_az=us-east-1a')
 * features.zone // 'us-east-1a'
 * name          // 'billing'
 * ```
 *
 * @remarks Input beyond {@link CLIENT_ID_BYTES_MAX} bytes is cut before parsing. O(n), no regular expressions.
 * @see docs/decisions/0004-client-id-grammar.md
 */
export function parseClientId(clientId: string | null): ParsedClientId {
  const whole = clientId ?? ''
  const id = cutToBytes(whole)
  const pieces = splitPieces(id)
  const gathered: Gathered = {
    draft: emptyDraft(),
    labels: new Map(),
    ignored: [],
    holders: new Map(),
    kept: [],
    isReduced: false,
    isAfterSetting: false,
    tail: '',
  }
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1
    takePiece(gathered, piece, { isLast, isCut: isLast && id.length < whole.length })
  }
  return Object.freeze({
    name: gathered.isReduced ? reducedName(gathered) : id,
    features: Object.freeze({ ...gathered.draft, labels: frozenRecord(gathered.labels) }),
    ignored: Object.freeze(gathered.ignored.map((piece) => Object.freeze(piece))),
  })
}

/** Reads one piece into `gathered`. */
function takePiece(gathered: Gathered, piece: Piece, place: Place): void {
  const { value: text, tail } = place.isLast ? cutMarkedTail(piece.text) : { value: piece.text, tail: '' }
  const setting = readSetting(text)
  if (setting === undefined) {
    // An `&` that separated because of the setting before it would separate no more once that is gone.
    const separator = gathered.isAfterSetting && piece.separator === '&' ? ',' : piece.separator
    gathered.kept.push({ separator, text: piece.text })
    gathered.isAfterSetting = false
    const reason = place.isCut ? 'too_long' : reasonNotToBeSetting(text)
    if (reason !== undefined) gathered.ignored.push({ piece: piece.text, reason })
    return
  }
  if (setting.prefix !== '') gathered.kept.push({ separator: piece.separator, text: setting.prefix })
  gathered.isReduced = true
  gathered.isAfterSetting = true
  // What is left of a value that was cut could be another value.
  const reason = place.isCut ? 'too_long' : takeSetting(gathered, setting, { piece, tail, isLast: place.isLast })
  if (reason !== undefined) gathered.ignored.push({ piece: piece.text, reason })
}

function reasonNotToBeSetting(text: string): IgnoredReason | undefined {
  if (featureOf(text.trim()) !== undefined) return 'no_value'
  return text.includes('=') ? 'unknown_key' : undefined
}

/** Takes a setting over into `gathered`, or says why it cannot be. */
function takeSetting(
  gathered: Gathered,
  { target, value }: Setting,
  { piece, tail, isLast }: { piece: Piece; tail: string; isLast: boolean },
): IgnoredReason | undefined {
  gathered.tail = tail
  if (value === '') return 'no_value'
  let holder = ''
  if ('label' in target) {
    const read = readText(value)
    if (read === undefined || readLabelName(target.label) === undefined) return 'invalid_value'
    if (!gathered.labels.has(target.label) && gathered.labels.size >= LABELS_MAX) return 'too_many_labels'
    gathered.labels.set(target.label, read)
    holder = `${LABEL_PREFIX}${target.label}`
  } else {
    const isValue = (text: string) => target.set(emptyDraft(), text)
    const cut = cutPlainTails(value, isLast ? target.tails : 'none', isValue)
    gathered.tail = cut.tail + tail
    if (!target.set(gathered.draft, cut.value)) return 'invalid_value'
    holder = target.feature
  }
  const earlier = gathered.holders.get(holder)
  if (earlier !== undefined) gathered.ignored.push({ piece: earlier, reason: 'duplicate' })
  gathered.holders.set(holder, piece.text)
  return undefined
}

/** The setting that `text` is, if its key is known. */
function readSetting(text: string): Setting | undefined {
  const equals = text.indexOf('=')
  if (equals < 0) return undefined
  const key = text.slice(0, equals).trim()
  const value = text.slice(equals + 1).trim()
  if (key.slice(0, LABEL_PREFIX.length).toLowerCase() === LABEL_PREFIX) {
    return { prefix: '', target: { label: key.slice(LABEL_PREFIX.length) }, value }
  }
  const feature = featureOf(key)
  if (feature !== undefined) return { prefix: '', target: feature, value }
  // A Connect worker puts its group id before the client id it was given: `connect-cluster-ws_az=us-east-1a-configs`.
  const hyphen = key.lastIndexOf('-')
  const ownKey = key.slice(hyphen + 1)
  const behind = hyphen > 0 && isUnmistakable(ownKey) ? featureOf(ownKey) : undefined
  return behind === undefined ? undefined : { prefix: key.slice(0, hyphen), target: behind, value }
}

/** The pieces that are not settings, as they were, and then the tail. */
function reducedName({ kept, tail }: Gathered): string {
  const named = kept.filter((piece) => piece.text.trim() !== '')
  return (named.map((piece, index) => (index === 0 ? '' : piece.separator) + piece.text).join('') + tail).trim()
}

/** The longest start of `text` that takes no more bytes than are looked at, and ends between characters. */
function cutToBytes(text: string): string {
  let bytes = 0
  let end = 0
  while (end < text.length) {
    const code = text.codePointAt(end) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes > CLIENT_ID_BYTES_MAX) return text.slice(0, end)
    end += code < 0x10000 ? 1 : 2
  }
  return text
}

function emptyDraft(): FeatureDraft {
  return {
    zone: undefined,
    role: undefined,
    hostOverride: undefined,
    strategy: undefined,
    agentGroup: undefined,
    interzoneLoadBalancing: false,
    sessionId: undefined,
    stripLeaderEpoch: false,
    fetchAutoTuneOff: false,
    brokerCount: undefined,
  }
}

/** Without a prototype, `__proto__` is a name like any other. */
function frozenRecord(entries: Map<string, string>): Readonly<Record<string, string>> {
  const record: Record<string, string> = Object.create(null)
  for (const [name, value] of entries) record[name] = value
  return Object.freeze(record)
}
