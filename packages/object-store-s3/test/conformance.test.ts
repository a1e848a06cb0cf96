import { createS3StubServer, describeObjectStore } from '@millrace/testkit'
import { createS3ObjectStore } from '../src/index.ts'

const credentials = { accessKeyId: 'stub', secretAccessKey: 'secret' }

async function createStubSubject(options: { bucket?: string; prefix?: string } = {}) {
  const stub = createS3StubServer()
  await stub.start()
  const { endpoint, bucket } = stub
  return {
    store: createS3ObjectStore({ bucket, endpoint, forcePathStyle: true, credentials, ...options }),
    destroy: () => stub.close(),
  }
}

describeObjectStore({
  name: 'S3 (stub)',
  create: () => createStubSubject(),
  createMissing: () => createStubSubject({ bucket: 'another-bucket' }),
})

describeObjectStore({
  name: 'S3 (stub) under a prefix',
  create: () => createStubSubject({ prefix: 'team/millrace' }),
})
