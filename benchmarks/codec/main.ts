/**
 * Generated straight-line code against closures compiled from descriptors: `npm run bench:codec-design`.
 * Each measurement runs in a process of its own, the two designs alternate, medians are printed.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import { describe } from './descriptors.ts'
import { SAMPLES } from './samples.ts'

const DESIGNS = ['generated', 'closures'] as const
type Design = (typeof DESIGNS)[number]
const SPEED_ROUNDS = Number(process.argv[2] ?? 5)
const COLD_ROUNDS = 15

const here = resolve('benchmarks/codec')
const out = resolve('.cache/bench-codec')
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const descriptors: Plugin = {
  name: 'descriptors',
  setup(builder) {
    builder.onLoad({ filter: /descriptors-data\.ts$/ }, () => ({
      contents: `export const descriptors = ${JSON.stringify(describe(SAMPLES.map(({ name }) => name)))}`,
    }))
  },
}

async function bundle(entry: string, name: string, minify: boolean): Promise<string> {
  const outfile = join(out, `${name}.mjs`)
  const shared = { bundle: true, format: 'esm', platform: 'neutral', target: 'node20' } as const
  await build({
    ...shared,
    entryPoints: [entry],
    outfile,
    minify,
    conditions: ['@millrace/source'],
    plugins: [descriptors],
  })
  return outfile
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function measure(
  file: string,
  mode: 'speed' | 'cold',
  samples: string,
): Record<string, number & { decode: number; encode: number }> {
  return JSON.parse(
    execFileSync(process.execPath, [join(here, 'measure.mjs'), file, mode, samples], { encoding: 'utf8' }),
  )
}

const samples = await bundle(join(here, 'samples.ts'), 'samples', false)
const files: Record<Design, string> = { generated: '', closures: '' }
for (const design of DESIGNS) {
  files[design] = await bundle(join(here, `entry-${design}.ts`), design, true)
  const bytes = readFileSync(files[design])
  console.log(`${design}: three messages minified ${bytes.length} B, gzip ${gzipSync(bytes).length} B`)
}
const cold: Record<Design, { importMs: number[]; firstDecodeMs: number[] }> = {
  generated: { importMs: [], firstDecodeMs: [] },
  closures: { importMs: [], firstDecodeMs: [] },
}
for (let round = 0; round < COLD_ROUNDS; round++) {
  for (const design of DESIGNS) {
    const run = measure(files[design], 'cold', samples)
    cold[design].importMs.push(run['importMs']!)
    cold[design].firstDecodeMs.push(run['firstDecodeMs']!)
  }
}
for (const design of DESIGNS) {
  const { importMs, firstDecodeMs } = cold[design]
  console.log(
    `${design}: import ${median(importMs).toFixed(2)} ms, first decode ${median(firstDecodeMs).toFixed(2)} ms`,
  )
}
const speed = new Map<string, number[]>()
for (let round = 0; round < SPEED_ROUNDS; round++) {
  for (const design of round % 2 === 0 ? DESIGNS : DESIGNS.toReversed()) {
    const run = measure(files[design], 'speed', samples)
    for (const { name } of SAMPLES) {
      for (const way of ['decode', 'encode'] as const) {
        const key = `${name} ${way} ${design}`
        speed.set(key, [...(speed.get(key) ?? []), run[name]![way]])
      }
    }
  }
}
for (const { name, version, what } of SAMPLES) {
  for (const way of ['decode', 'encode'] as const) {
    const [generated, closures] = DESIGNS.map((design) => median(speed.get(`${name} ${way} ${design}`)!))
    const ratio = (closures! / generated!).toFixed(2)
    console.log(
      `${name} v${version} (${what}) ${way}: generated ${generated!.toFixed(0)} ns, closures ${closures!.toFixed(0)} ns, ratio ${ratio}`,
    )
  }
}
writeFileSync(join(out, 'speed.json'), JSON.stringify(Object.fromEntries(speed)))
