// The reference agent, assembled through its public API, with failpoints around its two stores.
//
//   FAILPOINT=before-put:7 node scripts/crash/agent-with-failpoints.mjs FOLDER PORT
import { join } from 'node:path'
import { createAgent } from '@millrace/agent'
import { createSqliteMetadataStore } from '@millrace/metadata-sqlite'
import { createFileObjectStore } from '@millrace/object-store'
import { systemClock } from '@millrace/runtime'
import { withFailpoints, withPlantedBug, withSlowPuts } from './failpoints.mjs'

const [folder, port] = process.argv.slice(2)

/** Warnings and errors on standard error, one JSON object per line. */
const log = (level) => (event, fields, error) => {
  process.stderr.write(`${JSON.stringify({ level, event, ...fields, error: error?.stack ?? error })}\n`)
}
const logger = { debug() {}, info() {}, warn: log('warn'), error: log('error'), child: () => logger }

const files = createFileObjectStore({ logger }, { directory: join(folder, 'objects') })
const sound = {
  objectStore: withSlowPuts(files, Number(process.env.PUT_DELAY_MS)),
  metadataStore: createSqliteMetadataStore({ clock: systemClock, logger }, { path: join(folder, 'meta.db') }),
}
const stores = withFailpoints(withPlantedBug(sound, process.env.PLANTED), process.env.FAILPOINT)
const agent = await createAgent({ ...stores, kafkaPort: Number(port), advertiseHostnameStrategy: 'local', logger })
process.on('SIGTERM', () => void agent.close())
process.stdout.write(`${JSON.stringify({ event: 'agent.started', bootstrap: agent.bootstrap })}\n`)
await agent.closed
