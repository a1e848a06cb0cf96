import { describeAgentDirectory } from '@millrace/testkit'
import { createStoreWithSeams, type StoreSeams } from '../src/postgres-store.ts'
import { describeWithPostgres } from './support/server.ts'

describeWithPostgres('the PostgreSQL engine', (server) => {
  describeAgentDirectory({
    name: 'the PostgreSQL engine',
    async create({ clock }) {
      const schema = server.newSchema()
      const seams: StoreSeams = { storeNowMs: () => clock.nowMs() }
      const open = () => createStoreWithSeams({}, { url: server.url, schema, connectionsMax: 3 }, seams)
      const stores = [open(), open()] as const
      for (const store of stores) await store.start()
      return {
        directory: stores[0].directory,
        openSecond: async () => stores[1].directory,
        async destroy() {
          await Promise.all(stores.map((store) => store.close()))
          await server.dropSchema(schema)
        },
      }
    },
  })
})
