// Runs in a process of its own: `measure.mjs BUNDLE speed|cold SAMPLES`. Prints one line of JSON.
import { pathToFileURL } from 'node:url'

const [bundle, mode, samplesFile] = process.argv.slice(2)
const { SAMPLES } = await import(pathToFileURL(samplesFile).href)

function encode(codecs, { name, value, version }) {
  const writer = codecs.createWriter()
  codecs[name].encode(writer, value, version)
  return writer.finish()
}

/** CPU time of the process, not the clock: other work on the machine must not count. */
function cpuNs() {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1000
}

function nsPer(run) {
  let batch = 1
  for (let spent = 0; spent < 20_000_000; batch *= 2) {
    const begin = cpuNs()
    for (let index = 0; index < batch; index++) run()
    spent = cpuNs() - begin
  }
  const rounds = []
  for (let round = 0; round < 15; round++) {
    const begin = cpuNs()
    for (let index = 0; index < batch; index++) run()
    rounds.push((cpuNs() - begin) / batch)
  }
  return rounds.sort((a, b) => a - b)[7]
}

const result = {}
if (mode === 'cold') {
  // Chunks are made by hand, since encoding would warm what is measured: an empty Metadata response, version 12.
  const chunks = [Uint8Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0)]
  const begin = performance.now()
  const codecs = await import(pathToFileURL(bundle).href)
  const imported = performance.now()
  codecs.MetadataResponse.decode(codecs.createReader(chunks), 12)
  result.importMs = imported - begin
  result.firstDecodeMs = performance.now() - imported
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
