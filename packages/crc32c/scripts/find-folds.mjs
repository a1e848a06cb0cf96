// Finds the distances that crc32c-module.mjs folds by: sets S with  sum of x^-s over s in S  =  1  modulo the generator.
// Squaring is linear over GF(2), so a set that holds for x holds for x^8 too: distances in bits serve as distances in bytes.
// usage: node find-folds.mjs long|short
const POLYNOMIAL = 0x82f63b78
const ONE = 0x80000000

/** x^-s for s up to `count`; the lowest power is in the highest bit. */
function inversePowers(count) {
  const powers = new Uint32Array(count + 1)
  powers[0] = ONE
  for (let index = 1; index <= count; index++) {
    const value = powers[index - 1]
    powers[index] = (value & ONE ? ((value ^ POLYNOMIAL) << 1) | 1 : value << 1) >>> 0
  }
  return powers
}

/** Sets of three, smallest maximum first. The generator has distance 6 up to 5,243 bits, so none ends before that. */
function* longFolds(distanceMax) {
  const powers = inversePowers(distanceMax)
  const distanceOf = new Map(Array.from(powers, (power, distance) => [power, distance]))
  for (let last = 3; last <= distanceMax; last++) {
    for (let middle = 2; middle < last; middle++) {
      const first = distanceOf.get((ONE ^ powers[last] ^ powers[middle]) >>> 0)
      if (first !== undefined && first > 0 && first < middle) yield [first, middle, last]
    }
  }
}

/** Sets of seven with no distance below 16, by meeting of two triples and a single. */
function shortFolds(distanceMin, distanceMax) {
  const powers = inversePowers(distanceMax)
  const triples = new Map()
  for (let a = distanceMin; a <= distanceMax; a++) {
    for (let b = a + 1; b <= distanceMax; b++) {
      for (let c = b + 1; c <= distanceMax; c++) triples.set((powers[a] ^ powers[b] ^ powers[c]) >>> 0, [a, b, c])
    }
  }
  const found = new Map()
  for (let single = distanceMin; single <= distanceMax; single++) {
    for (const [power, triple] of triples) {
      const other = triples.get((ONE ^ powers[single] ^ power) >>> 0)
      const set = new Set([single, ...triple, ...(other ?? [])])
      if (set.size === 7) found.set([...set].sort((a, b) => a - b).join(' '), set)
    }
  }
  return found
}

/** How many shifts of vectors a set costs: one for each remainder modulo 16 that is not zero. */
const shifts = (set) => new Set([...set].map((distance) => distance % 16).filter((rest) => rest !== 0)).size

const lines =
  process.argv[2] === 'long'
    ? [...longFolds(6000)].map((set) => set.join(' '))
    : [...shortFolds(16, 120)].map(([text, set]) => `${text}  (${shifts(set)} shifts)`)
process.stdout.write(`${lines.join('\n')}\n`)
