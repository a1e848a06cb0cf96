import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { bundleProgram } from './support/bundle.ts'
import { withFolder } from './support/stores.ts'

it('when the system refuses to write, the call fails, the file is opened again, and asking again succeeds once', () =>
  withFolder(async (path) => {
    const program = await bundleProgram('fill-file')
    try {
      // 300 blocks of 512 or 1024 bytes, by shell: the log reaches that before SQLite would copy it into the file.
      const command = 'ulimit -f 300; exec "$0" "$1" "$2"'
      const { stdout } = await promisify(execFile)('sh', ['-c', command, process.execPath, program.path, path])
      const result: { acknowledged: number; codes: string[]; highWatermark: number } = JSON.parse(stdout)
      expect(result.codes).toEqual(['UNAVAILABLE', 'UNAVAILABLE'])
      expect(result.highWatermark).toBe(result.acknowledged)
    } finally {
      await program.remove()
    }
  }))
