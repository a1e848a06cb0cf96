import { writeSync } from 'node:fs'
import { systemClock } from '@millrace/runtime'
import { createSqliteMetadataStore } from '../../src/index.ts'

// Opens the file and keeps it, or prints why it cannot. Argument: file.
const store = createSqliteMetadataStore({ clock: systemClock }, { path: process.argv[2]! })
try {
  await store.start()
  writeSync(1, 'open\n')
} catch (error) {
  writeSync(1, `${error instanceof Error ? error.message : String(error)}\n`)
}
