import { parentPort, workerData } from 'node:worker_threads'
import type { ResolvedSqliteMetadataOptions } from './options.ts'
import { createWorkerHost } from './worker-host.ts'
import type { WorkerRequest } from './worker-protocol.ts'

const port = parentPort
if (port === null) throw new Error('this module runs in a worker thread')

const options: ResolvedSqliteMetadataOptions = workerData
const answer = createWorkerHost(options)
port.on('message', (request: WorkerRequest) => {
  const response = answer(request)
  port.postMessage(response)
  if (request.method === 'close' || (!response.ok && response.isConnectionLost)) port.close()
})
