// PostgreSQL and MinIO, beneath all agents of a run: reachable by the wires of the agents and from nowhere else.
import { randomUUID } from 'node:crypto'
import { findPostgres, startPostgres } from '../postgres-server/server.mjs'
import { findOrBuildMinio, startMinio } from '../s3-server/minio.mjs'
import { addOwnAddress } from './network.mjs'

/** Where agents find the two. */
export const storeAddresses = { metadata: '10.8.0.1', objects: '10.9.0.1' }

/** Starts both. `newCluster` names stores that are empty. */
export const startStores = async () => {
  for (const address of Object.values(storeAddresses)) await addOwnAddress(address)
  const postgres = await startPostgres(findPostgres(), { isDurable: false, address: storeAddresses.metadata })
  const minio = await startMinio(findOrBuildMinio(), { address: storeAddresses.objects })
  const { accessKeyId, secretAccessKey, bucket, endpoint } = minio
  return {
    /** What an agent's environment must have. */
    env: { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
    async newCluster() {
      const name = `cluster_${randomUUID().slice(0, 8)}`
      await postgres.createDatabase(name)
      return {
        metadataURL: `postgres://millrace:millrace@${storeAddresses.metadata}:${postgres.port}/${name}`,
        bucketURL: `s3://${bucket}?endpoint=${endpoint}&forcePathStyle=true&region=us-east-1&prefix=${name}`,
      }
    },
    async stop() {
      await minio.stop()
      await postgres.stop()
    },
  }
}
