export {
  type PostgresMetadataOptions,
  type ResolvedPostgresMetadataOptions,
  resolvePostgresMetadataOptions,
} from './options.ts'
export { createPostgresMetadataStore, type PostgresMetadataCollaborators } from './postgres-store.ts'
