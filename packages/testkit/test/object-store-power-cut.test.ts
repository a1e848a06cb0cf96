import { createFileObjectStore, type FileSystem } from '@millrace/object-store'
import { createSeededRandom } from '@millrace/runtime'
import { describe, expect, it } from 'vitest'
import { findPowerCutLosses } from '../src/index.ts'

const seeds = Array.from({ length: 6 }, (_, index) => index + 1)

function createStore(fileSystem: FileSystem) {
  return createFileObjectStore({ fileSystem, random: createSeededRandom(1) }, { directory: '/srv/millrace/objects' })
}

function unsynced<T extends { sync(): Promise<void> }>(target: T): T {
  return { ...target, sync: async () => {} }
}

/** A file system on which syncs that `isForgotten` names do nothing: a store that leaves them out. */
function withoutSync(fileSystem: FileSystem, isForgotten: (path: string, kind: 'file' | 'folder') => boolean) {
  return {
    ...fileSystem,
    createFile: async (path: string) => {
      const file = await fileSystem.createFile(path)
      return isForgotten(path, 'file') ? unsynced(file) : file
    },
    openFile: async (path: string) => {
      const file = await fileSystem.openFile(path)
      return isForgotten(path, 'file') ? unsynced(file) : file
    },
    openFolder: async (path: string) => {
      const folder = await fileSystem.openFolder(path)
      return isForgotten(path, 'folder') ? unsynced(folder) : folder
    },
  }
}

describe('the file store under power cuts', () => {
  it('loses nothing that was stored, and shows nothing in part, wherever it is cut off', async () => {
    const { crashCount, losses } = await findPowerCutLosses({ createStore, seeds })
    expect(losses).toEqual([])
    expect(crashCount).toBeGreaterThan(500)
  })

  const planted: Readonly<Record<string, (path: string, kind: 'file' | 'folder') => boolean>> = {
    'the file itself': (path, kind) => kind === 'file' && path.includes('.millrace-tmp'),
    'the folder of the object': (path, kind) => kind === 'folder' && /\/s\/[ab]{2}$/.test(path),
    'the parent of a new folder': (path, kind) => kind === 'folder' && path.endsWith('/s'),
    'the root, which got a new folder': (path, kind) => kind === 'folder' && path.endsWith('/objects'),
    'the folder above a new root': (path, kind) => kind === 'folder' && path === '/srv/millrace',
    'the top folder': (path, kind) => kind === 'folder' && path === '/',
  }
  for (const [name, isForgotten] of Object.entries(planted)) {
    it(`notices a store that forgets to sync ${name}`, async () => {
      const { losses } = await findPowerCutLosses({
        createStore: (fileSystem) => createStore(withoutSync(fileSystem, isForgotten)),
        seeds: [1],
      })
      expect(losses).not.toEqual([])
    })
  }

  it('notices a store that takes an existing object for stored without syncing it', async () => {
    const { losses } = await findPowerCutLosses({
      createStore(fileSystem) {
        // On EEXIST the store syncs the folder of what it found: left out, like the sync of the file there.
        let isTaken = false
        return createStore({
          ...withoutSync(fileSystem, (_path, kind) => kind === 'folder' && isTaken),
          link: async (from, to) => {
            isTaken = false
            await fileSystem.link(from, to).catch((error: unknown) => {
              isTaken = true
              throw error
            })
          },
        })
      },
      seeds: [1],
    })
    expect(losses.filter((loss) => loss.startsWith('kill'))).not.toEqual([])
  })

  it('notices a store that writes to the final name', async () => {
    const { losses } = await findPowerCutLosses({
      createStore: (fileSystem) =>
        createStore({
          ...fileSystem,
          // Content goes through a second file: the name is there before the content is.
          link: async (from, to) => {
            const [source, target] = [await fileSystem.openFile(from), await fileSystem.createFile(to)]
            const bytes = new Uint8Array(await source.byteLength())
            await source.read(bytes, 0)
            await target.write([bytes])
            await target.sync()
          },
        }),
      seeds: [1],
    })
    expect(losses).not.toEqual([])
  })
})
