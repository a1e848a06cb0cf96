export { describeAgentDirectory } from './conformance/agent-directory.ts'
export type { DirectoryConformance, DirectorySubject } from './conformance/directory-fixture.ts'
export { describeMetadataStore } from './conformance/metadata.ts'
export type { MetadataConformance, MetadataSubject } from './conformance/metadata-fixture.ts'
export { describeObjectStore } from './conformance/object-store.ts'
export type { ObjectStoreConformance, ObjectStoreSubject } from './conformance/object-store-fixture.ts'
export { createForgetfulFileSystem, type ForgetfulFileSystem, type PowerCutKeeps } from './forgetful-file-system.ts'
export { findPowerCutLosses, type PowerCutFindings, type PowerCutTrial } from './power-cuts.ts'
export {
  createS3StubServer,
  type S3StubFault,
  type S3StubOptions,
  type S3StubRequest,
  type S3StubServer,
} from './s3-stub/s3-stub-server.ts'
export type { StubObject, StubObjects } from './s3-stub/stub-objects.ts'
