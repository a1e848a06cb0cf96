export { describeMetadataStore } from './conformance/metadata.ts'
export type { MetadataConformance, MetadataSubject } from './conformance/metadata-fixture.ts'
export { describeObjectStore } from './conformance/object-store.ts'
export type { ObjectStoreConformance, ObjectStoreSubject } from './conformance/object-store-fixture.ts'
