import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReader, ProtocolError } from '../src/index.ts'
import { referenceEncoding } from './reference-encoder.ts'
import {
  countValues,
  crowdedInstance,
  decoded,
  defaultInstance,
  encoded,
  instanceOf,
  plain,
  SUBJECT_VERSIONS,
  SUBJECTS,
} from './schema-arbitrary.ts'

const RUNS = 20
/** Printed by fast-check when a property fails; SEED=… runs it again. */
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
/** What the README promises: a message holds no more properties and elements than this for a byte of its frame, beside those of an empty message. */
const VALUES_PER_BYTE_MAX = 3
const cases = SUBJECT_VERSIONS.map((subject) => ({ ...subject, label: `${subject.codec.name} v${subject.version}` }))

describe.each(cases)('$label', ({ codec, schema, version }) => {
  const instances = instanceOf({ codec, schema }, version)

  it('decodes what it encodes, also from chunks of one byte', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const bytes = encoded(codec, instance, version)
        const back = decoded(codec, [bytes], version)
        expect(plain(back)).toEqual(plain(instance))
        const chunks = Array.from(bytes, (byte) => Uint8Array.of(byte))
        expect(plain(decoded(codec, chunks, version))).toEqual(plain(instance))
        expect(encoded(codec, back, version)).toEqual(bytes)
      }),
      { numRuns: RUNS, seed: SEED },
    )
  })

  it('writes the bytes of an encoder that walks the schema', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        expect(encoded(codec, instance, version)).toEqual(Uint8Array.from(referenceEncoding(schema, instance, version)))
      }),
      { numRuns: RUNS, seed: SEED },
    )
  })

  it('decodes any damage to valid bytes to a ProtocolError, or to no more values than three for a byte', () => {
    const emptyValues = countValues(defaultInstance(schema, schema.fields))
    const damage = fc.array(fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }) }), { maxLength: 4 })
    fc.assert(
      fc.property(instances, damage, fc.nat(), fc.boolean(), (instance, changes, cut, shorten) => {
        const whole = encoded(codec, instance, version)
        const bytes = shorten ? whole.slice(0, cut % (whole.length + 1)) : whole
        for (const { at, to } of changes) if (bytes.length > 0) bytes[at % bytes.length] = to
        try {
          const value = codec.decode(createReader([bytes]), version)
          expect(countValues(value)).toBeLessThanOrEqual(emptyValues + VALUES_PER_BYTE_MAX * bytes.length)
        } catch (error) {
          expect(ProtocolError.is(error)).toBe(true)
          expect(error).toMatchObject({ apiKey: codec.apiKey, version })
        }
      }),
      { numRuns: RUNS, seed: SEED },
    )
  })
})

describe.each(cases)('$label, as crowded as can be', ({ codec, schema, version }) => {
  it('holds no more values than three for a byte', () => {
    const bytes = encoded(codec, crowdedInstance({ codec, schema }, version, 100), version)
    const emptyValues = countValues(defaultInstance(schema, schema.fields))
    expect(countValues(decoded(codec, [bytes], version))).toBeLessThanOrEqual(
      emptyValues + VALUES_PER_BYTE_MAX * bytes.length,
    )
  })
})

describe.each(SUBJECTS)('$codec.name', ({ codec, schema }) => {
  it('takes the default of every field for a field that is absent', () => {
    for (let version = codec.versionMin; version <= codec.versionMax; version++) {
      const back = decoded(codec, [encoded(codec, {}, version)], version)
      expect(plain(back)).toEqual(plain(defaultInstance(schema, schema.fields)))
    }
  })

  it('has no version below its first or above its last', () => {
    for (const version of [codec.versionMin - 1, codec.versionMax + 1, Number.NaN]) {
      expect(() => encoded(codec, {}, version)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_VERSION' }))
      expect(() => decoded(codec, [], version)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_VERSION' }))
    }
  })
})
