// franz-go: scripts/interop/go/steady.go.
import { ensureFranz } from '../../interop/install.mjs'
import { outcomeOf, startReader } from './client-processes.mjs'

/** franz-go in a namespace. */
export const createFranz = async ({ namespace, bootstrap, clientId = 'franz', tls, metadataMaxAgeMs = 300_000 }) => {
  const { newest } = await ensureFranz(['newest'])
  const security = tls === undefined ? [] : ['-ca', tls.ca]
  const common = [
    '-bootstrap',
    bootstrap,
    '-client-id',
    clientId,
    '-metadata-age',
    `${metadataMaxAgeMs}ms`,
    ...security,
  ]
  return {
    name: 'franz-go',
    /** Makes a topic and waits until it can be used. */
    createTopic: (topic, partitions) =>
      outcomeOf(namespace, newest, ['create', ...common, '-topic', topic, '-partitions', String(partitions)]),
    async write({ topic, count, rate }) {
      const what = ['-topic', topic, '-records', String(count), '-rate', String(rate)]
      const { acknowledged } = await outcomeOf(namespace, newest, ['steady-write', ...common, ...what])
      return acknowledged
    },
    read({ topic, group, members, onRecord }) {
      const what = ['-topic', topic, '-group', group, '-members', String(members)]
      return startReader(namespace, newest, ['steady-read', ...common, ...what], onRecord)
    },
    async attempt(topic) {
      const what = ['-topic', topic, '-records', '1', '-patience', '4s']
      try {
        await outcomeOf(namespace, newest, ['steady-write', ...common, ...what])
        return { failed: false, said: '' }
      } catch (error) {
        return { failed: true, said: error.message }
      }
    },
  }
}
