// kafkajs, as a program of its own in the namespace: kafkajs-steady.mjs.
import { fileURLToPath } from 'node:url'
import { outcomeOf, startReader } from './client-processes.mjs'

const program = fileURLToPath(new URL('kafkajs-steady.mjs', import.meta.url))

/** kafkajs in a namespace. */
export const createKafkajs = ({ namespace, bootstrap, clientId = 'kafkajs', tls, metadataMaxAgeMs = 300_000 }) => {
  const common = { bootstrap, clientId, metadataMaxAgeMs, ca: tls?.ca }
  const argsOf = (command, options) => [program, command, JSON.stringify({ ...common, ...options })]
  return {
    name: 'kafkajs',
    async write(options) {
      const { acknowledged } = await outcomeOf(namespace, process.execPath, argsOf('write', options))
      return acknowledged
    },
    read: ({ onRecord, ...options }) => startReader(namespace, process.execPath, argsOf('read', options), onRecord),
    /** What each broker lists, all in one. */
    async listGroups() {
      const { groups } = await outcomeOf(namespace, process.execPath, argsOf('groups', {}))
      return groups
    },
    async attempt(topic) {
      try {
        await outcomeOf(namespace, process.execPath, argsOf('write', { topic, count: 1, rate: 1, retries: 2 }))
        return { failed: false, said: '' }
      } catch (error) {
        return { failed: true, said: error.message }
      }
    },
  }
}
