import type { PostgresMetadataOptions, PostgresMetadataStore } from '../../src/index.ts'
import { createStoreWithSeams, type StoreSeams } from '../../src/postgres-store.ts'
import type { TestServer } from './server.ts'

/** Stores of several agents on one schema. */
export interface Agents {
  /** At least as many as asked for. */
  readonly stores: readonly [PostgresMetadataStore, PostgresMetadataStore, ...PostgresMetadataStore[]]
  /** The schema. */
  readonly schema: string
}

/** Runs a test with two stores, or more, on a schema of its own. */
export async function withAgents(
  server: TestServer,
  setup: StoreSeams & { readonly count?: number; readonly options?: Partial<PostgresMetadataOptions> },
  run: (agents: Agents) => Promise<void>,
): Promise<void> {
  const { count = 2, options, ...seams } = setup
  const schema = server.newSchema()
  const create = () => createStoreWithSeams({}, { url: server.url, schema, connectionsMax: 3, ...options }, seams)
  const stores = [create(), create(), ...Array.from({ length: Math.max(0, count - 2) }, create)] as const
  try {
    await Promise.all(stores.map((store) => store.start()))
    await run({ stores, schema })
  } finally {
    await Promise.all(stores.map((store) => store.close()))
    await server.dropSchema(schema)
  }
}
