export {
  type ResolvedS3ObjectStoreOptions,
  resolveS3ObjectStoreOptions,
  type S3Credentials,
  type S3ObjectStoreOptions,
} from './options.ts'
export { createS3ObjectStore } from './s3-store.ts'
export { parseS3Url, type S3UrlOptions } from './s3-url.ts'
