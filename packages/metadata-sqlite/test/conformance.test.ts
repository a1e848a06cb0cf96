import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeMetadataStore } from '@millrace/testkit'
import { createSqliteMetadataStore } from '../src/index.ts'

describeMetadataStore({
  name: 'the SQLite engine',
  async create({ clock, options }) {
    const folder = await mkdtemp(join(tmpdir(), 'millrace-sqlite-'))
    const open = async () => {
      const store = createSqliteMetadataStore({ clock }, { ...options, path: join(folder, 'metadata.db') })
      await store.start()
      return store
    }
    const store = await open()
    let current = store
    return {
      store,
      async reopen() {
        await current.close()
        current = await open()
        return current
      },
      async destroy() {
        await current.close()
        await rm(folder, { recursive: true })
      },
    }
  },
})
