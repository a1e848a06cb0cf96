// The four clients in one namespace.
import { createFranz } from './franz.mjs'
import { createJava } from './java.mjs'
import { createKafkajs } from './kafkajs.mjs'
import { createKcat } from './kcat.mjs'

/** What goes into a client.id beside the client's own name; features come first, as some programs append to the id. */
const idOf = (name, features) => [...features, name].join()

/**
 * Makes the clients of a namespace, with the options of each of them, where Java is left out if it is not asked for. `features` are put into their client
 * ids; `stop` ends the Java virtual machine.
 */
export const createClients = async ({ features = [], withJava = true, ...common }) => {
  const kcat = createKcat({ ...common, clientId: idOf('kcat', features) })
  const kafkajs = createKafkajs({ ...common, clientId: idOf('kafkajs', features) })
  const franz = await createFranz({ ...common, clientId: idOf('franz', features) })
  if (!withJava) return { kcat, kafkajs, franz, all: [kcat, kafkajs, franz], stop: () => {} }
  const java = await createJava({ ...common, clientId: idOf('java', features) })
  return { kcat, kafkajs, java, franz, all: [kcat, kafkajs, java, franz], stop: () => java.stop() }
}
