// Starts an S3-compatible server with a bucket and keeps it up until it is interrupted.
// usage: node scripts/s3-server/main.mjs
import { once } from 'node:events'
import { findOrBuildMinio, startMinio } from './minio.mjs'

const binary = findOrBuildMinio()
if (binary === undefined) process.exit(1)
const server = await startMinio(binary)
for (const [name, value] of Object.entries(server.environment)) console.log(`export ${name}=${value}`)
console.log(`# bucketURL: s3://${server.bucket}?endpoint=${server.endpoint}&forcePathStyle=true&region=us-east-1`)
console.log(`# AWS_ACCESS_KEY_ID=${server.accessKeyId} AWS_SECRET_ACCESS_KEY=${server.secretAccessKey}`)
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
await server.stop()
