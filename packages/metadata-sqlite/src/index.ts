export {
  type ResolvedSqliteMetadataOptions,
  resolveSqliteMetadataOptions,
  type SqliteMetadataOptions,
  type SynchronousMode,
} from './options.ts'
export {
  createSqliteMetadataStore,
  type SqliteMetadataCollaborators,
  type SqliteMetadataStore,
} from './sqlite-store.ts'
