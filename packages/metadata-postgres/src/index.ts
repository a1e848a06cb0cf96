export {
  type PostgresMetadataOptions,
  type ResolvedPostgresMetadataOptions,
  resolvePostgresMetadataOptions,
} from './options.ts'
export {
  createPostgresMetadataStore,
  type PostgresMetadataCollaborators,
  type PostgresMetadataStore,
} from './postgres-store.ts'
