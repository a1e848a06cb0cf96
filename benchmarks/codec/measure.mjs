// Runs in a process of its own: `measure.mjs BUNDLE speed|cold SAMPLES`. Prints one line of JSON.
import { pathToFileURL } from 'node:url'

const [bundle, mode, samplesFile] = process.argv.slice(2)
const { SAMPLES } = await import(pathToFileURL(samplesFile).href)

function encode(codecs, { name, value, version }) {
  const writer = codecs.createWriter()
  codecs[name].encode(writer, value, version)
  return writer.finish()
}

function nsPer(run) {
  for (let warm = process.hrtime.bigint(); process.hrtime.bigint() - warm < 300_000_000n; ) run()
  const rounds = []
  for (let round = 0; round < 7; round++) {
    const begin = process.hrtime.bigint()
    let count = 0
    for (; process.hrtime.bigint() - begin < 60_000_000n; count++) run()
    rounds.push(Number(process.hrtime.bigint() - begin) / count)
  }
  return rounds.sort((a, b) => a - b)[3]
}

const result = {}
if (mode === 'cold') {
  // Chunks are made by hand, since encoding would warm what is measured: an empty Metadata response, version 12.
  const chunks = [Uint8Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0)]
  const begin = process.hrtime.bigint()
  const codecs = await import(pathToFileURL(bundle).href)
  const imported = process.hrtime.bigint()
  codecs.MetadataResponse.decode(codecs.createReader(chunks), 12)
  result.importMs = Number(imported - begin) / 1e6
  result.firstDecodeMs = Number(process.hrtime.bigint() - imported) / 1e6
} else {
  const codecs = await import(pathToFileURL(bundle).href)
  const writer = codecs.createWriter({ slabBytes: 65_536 })
  for (const sample of SAMPLES) {
    const codec = codecs[sample.name]
    const chunks = encode(codecs, sample)
    const decode = nsPer(() => codec.decode(codecs.createReader(chunks), sample.version))
    const write = nsPer(() => {
      codec.encode(writer, sample.value, sample.version)
      writer.finish()
    })
    result[sample.name] = { decode, encode: write }
  }
}
console.log(JSON.stringify(result))
