#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'

// Records pass through buffers outside V8's heap, whose bytes count when it decides whether to collect garbage. With a
// heap of 20 MB it collects every few megabytes of records, for hardly anything; here the heap may grow to five times what
// was alive first. docs/decisions/0008-produce-and-fetch.md has the figures. An embedded agent leaves this to its program.
setFlagsFromString('--heap-growing-percent=400')

const built = new URL('../dist/cli.js', import.meta.url)
if (existsSync(built)) {
  const { main } = await import(built.href)
  await main(process.argv.slice(2))
} else {
  console.error('millrace is not built yet: run `npm run build` first')
  process.exitCode = 1
}
