import type { MetadataStore } from '@millrace/metadata'
import { describeMetadataStore } from '@millrace/testkit'
import { createStoreWithSeams } from '../src/postgres-store.ts'
import { describeWithPostgres } from './support/server.ts'

describeWithPostgres('the PostgreSQL engine', (server) => {
  describeMetadataStore({
    name: 'the PostgreSQL engine',
    async create({ clock, options }) {
      const schema = server.newSchema()
      const opened: MetadataStore[] = []
      const open = async (): Promise<MetadataStore> => {
        const store = createStoreWithSeams(
          {},
          { ...options, url: server.url, schema, connectionsMax: 3 },
          { storeNowMs: () => clock.nowMs() },
        )
        await store.start()
        opened.push(store)
        return store
      }
      const store = await open()
      let current = store
      return {
        store,
        openSecond: open,
        async reopen() {
          await current.close()
          current = await open()
          return current
        },
        async destroy() {
          await Promise.all(opened.map((each) => each.close()))
          await server.dropSchema(schema)
        },
      }
    },
  })
})
