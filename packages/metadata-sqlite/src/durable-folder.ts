import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'

/** Creates a folder with its parents, such that a power failure does not take back what was created. */
export function createDurableFolder(path: string): void {
  const firstCreated = mkdirSync(path, { recursive: true })
  if (firstCreated === undefined) return
  const outermost = dirname(firstCreated)
  for (let folder = path; folder !== outermost; ) {
    folder = dirname(folder)
    syncFolder(folder)
  }
}

/** Makes the entries of a folder durable. */
export function syncFolder(path: string): void {
  // Folders cannot be opened on Windows, whose file systems write their entries through.
  if (process.platform === 'win32') return
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
