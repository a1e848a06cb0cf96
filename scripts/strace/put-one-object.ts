// Puts one object into a new folder and says so. The program that strace-file-store.mjs looks at.
// usage: put-one-object.ts FOLDER KEY
import { createFileObjectStore } from '@millrace/object-store'
import { writeSync } from 'node:fs'

const [directory, key] = process.argv.slice(2)
if (directory === undefined || key === undefined) throw new Error('usage: put-one-object.ts FOLDER KEY')
const store = createFileObjectStore({}, { directory })
await store.start()
writeSync(1, 'started\n')
await store.put(key, [new Uint8Array(70_000).fill(1), new Uint8Array(30_000).fill(2)])
writeSync(1, 'stored\n')
await store.close()
