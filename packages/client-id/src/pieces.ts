import { featureOf, KEY_LENGTH_MAX, LABEL_PREFIX } from './features.ts'

/** A part of an id between separators. */
export interface Piece {
  /** What stood before it: `,` `;` `&`, or nothing at the start. */
  readonly separator: string
  /** As received, spaces included. */
  readonly text: string
}

const AUTOMQ_PREFIX = 'automq_'

/** The pieces of an id; their separators and texts, joined, are the id. */
export function splitPieces(id: string): Piece[] {
  const pieces: Piece[] = []
  let separator = ''
  let start = 0
  for (let index = 0; index <= id.length; index++) {
    const character = id.charAt(index)
    if (index < id.length && character !== ',' && character !== ';') continue
    pieces.push(...splitAtAmpersands(separator, id.slice(start, index)))
    separator = character
    start = index + 1
  }
  return pieces
}

/**
 * `&` separates only beside an AutoMQ key or before a known one: it may also stand in a client's name or a session id.
 */
function splitAtAmpersands(separator: string, text: string): Piece[] {
  const [first = '', ...parts] = text.split('&')
  const pieces: { separator: string; texts: string[] }[] = [{ separator, texts: [first] }]
  let afterAutomq = startsWithAutomq(first)
  for (const part of parts) {
    const isAutomq = startsWithAutomq(part)
    if (afterAutomq || isAutomq || startsWithKnownKey(part)) {
      pieces.push({ separator: '&', texts: [part] })
      afterAutomq = isAutomq
    } else {
      pieces.at(-1)?.texts.push(part)
    }
  }
  return pieces.map((piece) => ({ separator: piece.separator, text: piece.texts.join('&') }))
}

const startsWithAutomq = (text: string): boolean => {
  return text.trimStart().slice(0, AUTOMQ_PREFIX.length).toLowerCase() === AUTOMQ_PREFIX
}

function startsWithKnownKey(text: string): boolean {
  const start = text.trimStart()
  // Spaces may stand before the `=` too; a few are enough.
  const equals = start.slice(0, KEY_LENGTH_MAX + 8).indexOf('=')
  if (start.slice(0, LABEL_PREFIX.length).toLowerCase() === LABEL_PREFIX) return start.includes('=')
  return equals > 0 && featureOf(start.slice(0, equals).trimEnd()) !== undefined
}
