export { type ChunkCache, type ChunkCacheCollaborators, type ChunkCacheStats, createChunkCache } from './chunk-cache.ts'
export { type ChunkCacheOptions, type ResolvedChunkCacheOptions, resolveChunkCacheOptions } from './options.ts'
