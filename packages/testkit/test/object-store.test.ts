import { createFileObjectStore, createMemoryObjectStore } from '@millrace/object-store'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeObjectStore } from '../src/index.ts'

describeObjectStore({
  name: 'memory',
  create: async () => ({ store: createMemoryObjectStore(), destroy: async () => {} }),
})

describeObjectStore({
  name: 'memory, far away',
  create: async () => ({ store: createMemoryObjectStore({}, { latencyMs: 1 }), destroy: async () => {} }),
})

async function createFileSubject(options: { createDirectory: boolean; folder: string }) {
  const root = await mkdtemp(join(tmpdir(), 'millrace-objects-'))
  const { createDirectory, folder } = options
  return {
    store: createFileObjectStore({}, { directory: join(root, folder), createDirectory }),
    destroy: () => rm(root, { recursive: true, force: true }),
  }
}

describeObjectStore({
  name: 'files',
  create: () => createFileSubject({ createDirectory: true, folder: 'data/objects' }),
  createMissing: () => createFileSubject({ createDirectory: false, folder: 'missing' }),
})
