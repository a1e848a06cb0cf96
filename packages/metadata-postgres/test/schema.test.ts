import { expect, it } from 'vitest'
import type { PostgresMetadataOptions } from '../src/index.ts'
import { createStoreWithSeams, type StoreSeams } from '../src/postgres-store.ts'
import { MIGRATIONS } from '../src/schema.ts'
import { checkedHighWatermark, makeTopic, segmentOf, verdictsOf } from './support/race.ts'
import { describeWithPostgres } from './support/server.ts'

const NEWEST = MIGRATIONS.length

describeWithPostgres('the schema', (server) => {
  /** A started store, which the test closes. */
  const open = async (options: Partial<PostgresMetadataOptions> & { schema: string }, seams: StoreSeams = {}) => {
    const store = createStoreWithSeams({}, { url: server.url, connectionsMax: 2, ...options }, seams)
    try {
      await store.start()
    } catch (error) {
      await store.close()
      throw error
    }
    return store
  }
  const addColumn = (readableFrom: number) => ({
    sql: 'ALTER TABLE millrace.topics ADD COLUMN later text; CREATE TABLE millrace.later (n int);',
    readableFrom,
  })

  it('is made once by eight agents that start at the same time', async () => {
    const schema = server.newSchema()
    const stores = await Promise.all(Array.from({ length: 8 }, () => open({ schema })))
    await makeTopic(stores[0]!, 'orders')
    for (const store of stores) expect(await store.listTopics('vci_race')).toHaveLength(1)
    await Promise.all(stores.map((store) => store.close()))
    expect(await server.ask(`SELECT * FROM ${schema}.schema_version`)).toEqual([{ version: NEWEST, readable_from: 1 }])
    await server.dropSchema(schema)
  })

  it('gets newer while an older agent commits, which goes on and may start again', async () => {
    const schema = server.newSchema()
    const older = await open({ schema })
    const topicId = await makeTopic(older, 'orders')
    let isNewer = false
    let count = 0
    const committing = (async () => {
      for (; !isNewer || count < 10; count++) await verdictsOf(older, segmentOf([{ topicId, sequence: count }]))
    })()
    const migrations = [...MIGRATIONS, addColumn(1)]
    const newer = await Promise.all([1, 2].map(() => open({ schema }, { migrations })))
    isNewer = true
    await committing
    const again = await open({ schema })
    expect(await checkedHighWatermark(again, topicId)).toBe(count)
    expect(await again.listTopics('vci_race')).toEqual(await newer[0]!.listTopics('vci_race'))
    expect(await server.ask(`SELECT * FROM ${schema}.schema_version`)).toEqual([
      { version: NEWEST + 1, readable_from: 1 },
    ])
    await Promise.all([older, again, ...newer].map((store) => store.close()))
    await server.dropSchema(schema)
  })

  it('without leases gets them while an older agent has groups, which nobody has then', async () => {
    const schema = server.newSchema()
    const older = await open({ schema }, { migrations: MIGRATIONS.slice(0, 1) })
    // As version 1 claimed and wrote groups.
    await server.ask(`INSERT INTO ${schema}.consumer_groups
      (cluster_id, group_digest, group_id, epoch, claimed_at_ms, protocol_type, state, generation, snapshot)
      VALUES ('vci_race', '\\x00', '"old"', 1, 0, '""', '"Stable"', 1, '')`)
    const newer = await open({ schema })
    expect(await newer.listOrphanGroups('vci_race', 10)).toEqual(['old'])
    expect(await older.listGroups('vci_race')).toHaveLength(1)
    await Promise.all([older.close(), newer.close()])
    await server.dropSchema(schema)
  })

  it('of a newer version that does not admit older programs is INVALID for them', async () => {
    const schema = server.newSchema()
    await (await open({ schema }, { migrations: [...MIGRATIONS, addColumn(NEWEST + 1)] })).close()
    const message = expect.stringContaining(`${schema} has version ${NEWEST + 1}`)
    await expect(open({ schema })).rejects.toMatchObject({ code: 'INVALID', message })
    await server.dropSchema(schema)
  })

  it('is left as it was when a step fails in the middle', async () => {
    const schema = server.newSchema()
    await (await open({ schema })).close()
    const broken = { sql: `${addColumn(1).sql} SELECT * FROM millrace.nothing;`, readableFrom: 1 }
    await expect(open({ schema }, { migrations: [...MIGRATIONS, broken] })).rejects.toMatchObject({ code: 'INVALID' })
    expect(await server.ask(`SELECT version FROM ${schema}.schema_version`)).toEqual([{ version: NEWEST }])
    const tables = `SELECT tablename FROM pg_tables WHERE schemaname = '${schema}' AND tablename = 'later'`
    expect(await server.ask(tables)).toEqual([])
    await (await open({ schema })).close()
    await server.dropSchema(schema)
  })

  it('with tables of some other program is INVALID, and those stay as they are', async () => {
    const schema = server.newSchema()
    await server.ask(`CREATE SCHEMA ${schema}`)
    await server.ask(`CREATE TABLE ${schema}.notes (text text)`)
    const message = `the schema ${schema} holds tables of some other program`
    await expect(open({ schema })).rejects.toMatchObject({ code: 'INVALID', message })
    expect(await server.ask(`SELECT * FROM ${schema}.notes`)).toEqual([])
    await server.dropSchema(schema)
  })

  it('may be used by one who may not make anything, once it is there', async () => {
    const schema = server.newSchema()
    await (await open({ schema })).close()
    await server.ask(`DROP ROLE IF EXISTS guest`)
    await server.ask(`CREATE ROLE guest LOGIN`)
    await server.ask(`GRANT USAGE ON SCHEMA ${schema} TO guest`)
    await server.ask(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO guest`)
    await server.ask(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO guest`)
    const guest = await open({ schema, url: server.url.replace('millrace:millrace@', 'guest@') })
    const topicId = await makeTopic(guest, 'orders')
    expect(await verdictsOf(guest, segmentOf([{ topicId }]))).toMatchObject([{ kind: 'committed' }])
    await guest.allocateProducerId()
    const profile = { host: '10.0.0.1', listeners: [{ name: 'kafka', port: 9092 }] }
    const status = { isLeaving: false, busyShare: 0, shedShare: 0 }
    const registration = { agentId: 'guest', nodeId: 1, profile, status, expiryMs: 1000 }
    expect(await guest.directory.register('vci_race', registration)).toEqual({ ok: true, nodeId: 1 })
    await guest.close()
    await server.dropSchema(schema)
    await server.ask('DROP ROLE guest')
  })

  it('cannot be in a database that does not hold Unicode, or is not there', async () => {
    await server.ask("CREATE DATABASE latin ENCODING LATIN1 LOCALE 'C' TEMPLATE template0")
    const other = (database: string) => server.url.replace(/[^/]*$/, database)
    const schema = server.newSchema()
    await expect(open({ schema, url: other('latin') })).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('LATIN1'),
    })
    await expect(open({ schema, url: other('nothing') })).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('3D000'),
    })
  })

  it('is used at the isolation level that the statements are written for, whatever the default of the server is', async () => {
    const schema = server.newSchema()
    await server.ask("ALTER ROLE millrace SET default_transaction_isolation = 'serializable'")
    await (await open({ schema })).close()
    await server.ask('ALTER ROLE millrace RESET default_transaction_isolation')
    const url = `${server.url}?options=${encodeURIComponent('-c default_transaction_isolation=serializable')}`
    const message = expect.stringContaining('must be read committed')
    await expect(open({ schema, url })).rejects.toMatchObject({ code: 'INVALID', message })
    await server.dropSchema(schema)
  })

  it('keeps stores of different schemas of one database apart', async () => {
    const schemas = [server.newSchema(), server.newSchema()]
    const stores = await Promise.all(schemas.map((schema) => open({ schema })))
    await makeTopic(stores[0]!, 'orders')
    expect(await stores[1]!.listTopics('vci_race')).toEqual([])
    await Promise.all(stores.map((store) => store.close()))
    for (const schema of schemas) await server.dropSchema(schema)
  })
})
