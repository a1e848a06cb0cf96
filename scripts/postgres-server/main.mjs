// Starts a PostgreSQL server with an empty database and keeps it up until it is interrupted.
// usage: node scripts/postgres-server/main.mjs
import { once } from 'node:events'
import { ensurePostgres } from '../interop/install.mjs'
import { findPostgres, startPostgres } from './server.mjs'

await ensurePostgres()
const server = await startPostgres(findPostgres())
console.log(`# metadataURL: ${server.url}`)
console.log(`# as its administrator: ${server.adminUrl}`)
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
await server.stop()
