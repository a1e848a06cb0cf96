import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Logger, noopLogger, systemClock } from '@millrace/runtime'
import { createSqliteMetadataStore, resolveSqliteMetadataOptions, type SqliteMetadataOptions } from '../../src/index.ts'
import type { SpawnWorker } from '../../src/spawn-worker.ts'
import { createStoreOnWorker } from '../../src/sqlite-store.ts'

/** Runs a test with the path of a file that does not exist yet. */
export async function withFolder(run: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-sqlite-'))
  try {
    await run(join(folder, 'metadata.db'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** A store on the file with the machine's clock, not started. */
export function openStore(path: string, options: Partial<SqliteMetadataOptions> = {}) {
  return createSqliteMetadataStore({ clock: systemClock }, { path, ...options })
}

/** The same with the start of its threads in the test's hands. */
export function openStoreOn(
  path: string,
  { spawn, logger = noopLogger, ...options }: { spawn: SpawnWorker; logger?: Logger } & Partial<SqliteMetadataOptions>,
) {
  return createStoreOnWorker({ clock: systemClock, logger, spawn }, resolveSqliteMetadataOptions({ path, ...options }))
}
