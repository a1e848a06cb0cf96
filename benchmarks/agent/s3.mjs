// The S3 server of a run, and what a segment costs there at least: a bare PUT and the commit of its metadata.
import { randomBytes } from 'node:crypto'
import { durationsBetween, growth, readMetrics } from './metrics.mjs'
import { median } from './tables.mjs'

/** Starts MinIO; the agent takes the keys from its environment. */
export const startStore = async () => {
  const { findOrBuildMinio, startMinio } = await import('../../scripts/s3-server/minio.mjs')
  const binary = findOrBuildMinio()
  if (binary === undefined) throw new Error('there is no S3-compatible server to run against')
  const server = await startMinio(binary)
  const { endpoint, bucket, processId, accessKeyId, secretAccessKey } = server
  // An interrupted run leaves no server behind.
  const kill = () => process.kill(processId, 'SIGKILL')
  process.on('exit', kill)
  return {
    processId,
    bucketUrl: `s3://${bucket}?endpoint=${endpoint}&forcePathStyle=true&region=us-east-1`,
    credentials: { accessKeyId, secretAccessKey },
    agentEnv: { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
    async stop() {
      process.off('exit', kill)
      await server.stop()
    },
  }
}

/** Runs a body and says which segments the agent wrote meanwhile: how many, their mean size, and what each step took. */
export const observeSegments = async (httpPort, body) => {
  const before = await readMetrics(httpPort)
  await body()
  const after = await readMetrics(httpPort)
  const puts = growth(before, after, 'millrace_object_store_operations_total{operation="put",result="OK"}')
  const bytes = growth(before, after, 'millrace_object_store_bytes_total{operation="put"}')
  const between = (name, label) => durationsBetween(before, after, name, label)
  return {
    puts,
    bytesPerPut: Math.round(bytes / puts),
    put: between('millrace_object_store_operation_duration_seconds', 'operation="put"'),
    commit: between('millrace_commit_duration_seconds', 'operation="commit"'),
  }
}

/** Puts objects of random bytes one after the other, through the package that the agent uses, and tells the median in ms. */
export const barePutMs = async (store, bytes, { count = 200, warmUp = 20 } = {}) => {
  const { createS3ObjectStore, parseS3Url } = await import('@millrace/object-store-s3')
  const options = parseS3Url(`${store.bucketUrl}&prefix=bare`)
  const objects = createS3ObjectStore({ ...options, credentials: store.credentials })
  try {
    const took = []
    for (let i = 0; i < warmUp + count; i++) {
      const body = [randomBytes(bytes)]
      const startedAt = performance.now()
      await objects.put(`object-${i}`, body)
      if (i >= warmUp) took.push(performance.now() - startedAt)
    }
    return median(took)
  } finally {
    await objects.close()
  }
}
