import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BundledProgram, bundleProgram } from './support/bundle.ts'
import { startChild } from './support/child.ts'
import { openStore, withFolder } from './support/stores.ts'

let holder: BundledProgram
beforeAll(async () => {
  holder = await bundleProgram('hold-file')
})
afterAll(() => holder.remove())

it('a second process is told in one sentence that names the file, and gets it once the first was killed', () =>
  withFolder(async (path) => {
    const first = startChild(holder.path, [path])
    expect(await first.nextLine()).toBe('open')
    const second = startChild(holder.path, [path])
    expect(await second.nextLine()).toBe(`the metadata file ${path} is in use by another process`)
    // Nothing is left open by the failure: the process ends by itself.
    expect(await second.nextLine()).toBe(undefined)

    const own = openStore(path)
    await expect(own.start()).rejects.toMatchObject({ code: 'IN_USE' })
    await first.kill()
    await own.start()
    await own.close()
  }))

it('a second store of the same process is refused too', () =>
  withFolder(async (path) => {
    const first = openStore(path)
    await first.start()
    const second = openStore(path)
    await expect(second.start()).rejects.toMatchObject({ code: 'IN_USE' })
    await second.close()
    await first.close()
    const third = openStore(path)
    await third.start()
    await third.close()
  }))
