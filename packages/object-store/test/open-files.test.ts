import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileObjectStore, type FileSystem, nodeFileSystem } from '../src/index.ts'
import { createOpenFiles } from '../src/open-files.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'millrace-open-files-'))
  for (const name of ['a', 'b', 'c']) await writeFile(join(directory, name), `content of ${name}`)
})
afterEach(() => rm(directory, { recursive: true, force: true }))

/** The machine's files, and which were opened and closed. */
function watched() {
  const opened: string[] = []
  const closed: string[] = []
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    async openFile(path) {
      const file = await nodeFileSystem.openFile(path)
      const name = path.slice(directory.length + 1)
      opened.push(name)
      return {
        ...file,
        async close() {
          closed.push(name)
          await file.close()
        },
      }
    },
  }
  return { fileSystem, opened, closed }
}

describe('files kept open for reading', () => {
  it('are opened once for reads one after the other and at the same time', async () => {
    const { fileSystem, opened } = watched()
    const files = createOpenFiles(fileSystem, 2)
    const read = () => files.use(join(directory, 'a'), async ({ byteLength }) => byteLength)
    expect(await Promise.all([read(), read()])).toEqual([12, 12])
    expect(await read()).toBe(12)
    expect(opened).toEqual(['a'])
    await files.closeAll()
  })

  it('are at most as many as the bound says, the one not read for longest being closed', async () => {
    const { fileSystem, closed } = watched()
    const files = createOpenFiles(fileSystem, 2)
    for (const name of ['a', 'b', 'a', 'c']) await files.use(join(directory, name), async () => {})
    expect(closed).toEqual(['b'])
    await files.closeAll()
    expect(closed.toSorted()).toEqual(['a', 'b', 'c'])
  })

  it('stay open while in use when they are forgotten, and are opened anew for the next', async () => {
    const { fileSystem, opened, closed } = watched()
    const files = createOpenFiles(fileSystem, 2)
    const path = join(directory, 'a')
    await files.use(path, async ({ file }) => {
      files.forget(path)
      await files.use(path, async () => {})
      expect(closed).toEqual([])
      expect(await file.read(Buffer.alloc(7), 0)).toBe(7)
    })
    await files.closeAll()
    expect(opened).toEqual(['a', 'a'])
    expect(closed).toEqual(['a', 'a'])
  })

  it('are not remembered when opening or reading failed', async () => {
    const { fileSystem, opened } = watched()
    const files = createOpenFiles(fileSystem, 2)
    await expect(files.use(join(directory, 'missing'), async () => {})).rejects.toMatchObject({ code: 'ENOENT' })
    await writeFile(join(directory, 'missing'), 'found')
    expect(await files.use(join(directory, 'missing'), async ({ byteLength }) => byteLength)).toBe(5)
    const path = join(directory, 'a')
    await expect(files.use(path, () => Promise.reject(new Error('bad medium')))).rejects.toThrow('bad medium')
    await files.use(path, async () => {})
    expect(opened).toEqual(['missing', 'a', 'a'])
    await files.closeAll()
  })

  it('do not show an object that the store deleted', async () => {
    const store = createFileObjectStore({}, { directory })
    await store.start()
    await store.put('gone', [Buffer.from('soon')])
    expect(Buffer.from(await store.get('gone')).toString()).toBe('soon')
    await store.delete('gone')
    await expect(store.get('gone')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await store.close()
  })

  it('are read into the memory that the caller brings', async () => {
    const store = createFileObjectStore({}, { directory })
    await store.start()
    await store.put('key', [Buffer.from('0123456789')])
    const target = new Uint8Array(8)
    const bytes = await store.get('key', { range: { start: 2, end: 6 }, target })
    expect(bytes.buffer).toBe(target.buffer)
    expect(Buffer.from(target).toString()).toBe('2345\0\0\0\0')
    expect(bytes).toHaveLength(4)
    await store.close()
  })
})
