export { crc32cCombine } from './combine.ts'
export { crc32c, crc32cEngine, crc32cOfChunks } from './crc32c.ts'
export type { Crc32cEngine, Crc32cEngineName } from './engine.ts'
