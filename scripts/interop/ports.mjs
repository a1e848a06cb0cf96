// Free TCP ports on the loopback address.
import { createServer } from 'node:net'
import { once } from 'node:events'

/** A port that was free a moment ago. */
export const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}
