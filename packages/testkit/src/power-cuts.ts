import { crc32c } from '@millrace/crc32c'
import { createDurablePut, type FileSystem, type ObjectStore } from '@millrace/object-store'
import { createSeededRandom, type Random, systemClock } from '@millrace/runtime'
import { createForgetfulFileSystem, type ForgetfulFileSystem, type PowerCutKeeps } from './forgetful-file-system.ts'

/** What {@link findPowerCutLosses} tries out. */
export interface PowerCutTrial {
  /** Makes the store on a file system, not started. */
  createStore(fileSystem: FileSystem): ObjectStore
  /** Seeds of what a power cut keeps of what was not synced, besides keeping nothing and keeping all names. */
  readonly seeds: readonly number[]
}

/** What {@link findPowerCutLosses} found. */
export interface PowerCutFindings {
  /** How many crashes were tried. */
  readonly crashCount: number
  /** Sentences about objects that were stored and are not there, or are there in part. Empty when all is well. */
  readonly losses: readonly string[]
}

/** The objects of the trial: two folders, two puts under way at once in the first. */
const OBJECTS: ReadonlyMap<string, Uint8Array> = new Map(
  ['s/aa/1', 's/aa/2', 's/bb/3', 's/bb/4'].map((key, index) => [key, new Uint8Array(50 + index).fill(65 + index)]),
)

/**
 * Puts objects into a store on files and crashes it before every single step that changes or syncs something, in two
 * ways. The power goes: every put that has resolved must be there whole, and nothing may be there in part. Or only the
 * process dies, a new one puts the same objects once more until they count as stored, and then the power goes: all of
 * them must be there whole.
 */
export async function findPowerCutLosses(trial: PowerCutTrial): Promise<PowerCutFindings> {
  const counting = createForgetfulFileSystem()
  await putAll(trial, counting)
  const keepsList: { readonly name: string; readonly make: () => PowerCutKeeps }[] = [
    { name: 'nothing', make: () => 'nothing' },
    { name: 'entries', make: () => 'entries' },
    ...trial.seeds.map((seed) => ({ name: `seed ${seed}`, make: (): Random => createSeededRandom(seed) })),
  ]
  const losses: string[] = []
  let crashCount = 0
  for (let stepIndex = 0; stepIndex <= counting.stepCount; stepIndex++) {
    for (const { name, make } of keepsList) {
      crashCount += 2
      const where = `before step ${stepIndex}, keeping ${name}`
      const cut = createForgetfulFileSystem()
      cut.cutAt(stepIndex)
      const stored = await putAll(trial, cut)
      const found = await lookAtAll(trial, cut.afterPowerCut(make()))
      losses.push(...differences(stored, found).map((loss) => `power cut ${where}: ${loss}`))
      const restarted = cut.afterKill()
      const storedAgain = await putAll(trial, restarted)
      if (storedAgain.size < OBJECTS.size) losses.push(`kill ${where}: not all objects could be put again`)
      const foundAgain = await lookAtAll(trial, restarted.afterPowerCut(make()))
      losses.push(...differences(storedAgain, foundAgain).map((loss) => `kill ${where}, then power cut: ${loss}`))
    }
  }
  return { crashCount, losses }
}

/** Puts every object until it counts as stored. Returns the keys of those that did. */
async function putAll(trial: PowerCutTrial, fileSystem: ForgetfulFileSystem): Promise<ReadonlySet<string>> {
  const store = trial.createStore(fileSystem)
  const stored = new Set<string>()
  const put = createDurablePut(
    { store, clock: systemClock, random: createSeededRandom(1) },
    { overallLimitMs: 1, hedgesMax: 0 },
  )
  try {
    await store.start()
    const [first, second, ...others] = [...OBJECTS]
    await Promise.allSettled([first!, second!].map((object) => putOne(put, object, stored)))
    for (const object of others) await putOne(put, object, stored)
  } catch {
    // The cut came; what was stored before it is what counts.
  }
  await store.close()
  return stored
}

type Put = ReturnType<typeof createDurablePut>

async function putOne(put: Put, [key, bytes]: [string, Uint8Array], stored: Set<string>): Promise<void> {
  await put(key, [bytes.subarray(0, 20), bytes.subarray(20)], { byteLength: bytes.length, crc32c: crc32c(bytes) })
  stored.add(key)
}

async function lookAtAll(trial: PowerCutTrial, fileSystem: FileSystem): Promise<ReadonlyMap<string, Uint8Array>> {
  const store = trial.createStore(fileSystem)
  await store.start()
  const found = new Map<string, Uint8Array>()
  for (const { key } of await store.list({ prefix: '' })) found.set(key, await store.get(key))
  await store.close()
  return found
}

function differences(stored: ReadonlySet<string>, found: ReadonlyMap<string, Uint8Array>): string[] {
  const missing = [...stored].filter((key) => !found.has(key)).map((key) => `${key} was stored and is gone`)
  const broken = [...found].filter(([key, bytes]) => Buffer.compare(bytes, OBJECTS.get(key) ?? new Uint8Array(0)) !== 0)
  return [...missing, ...broken.map(([key, bytes]) => `${key} is there with ${bytes.length} wrong or missing bytes`)]
}
