// Named moments of a segment's life at which the agent can be made to kill itself. FAILPOINT=name:N kills it at the Nth
// time that the moment is reached.
import { writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** The named moments, in the order in which a segment meets them. */
export const failpointNames = ['before-put', 'after-put', 'before-commit', 'after-commit', 'before-answer']

/** Line on standard error that says that a failpoint was reached; a kill without it does not count. */
export const firedLine = (name) => `failpoint ${name} reached`

/** As `kill -9` from outside: nothing is flushed, no handler runs, no exit code is chosen. */
const die = (name) => {
  writeSync(2, `${firedLine(name)}\n`)
  process.kill(process.pid, 'SIGKILL')
}

const createCounter = (setting) => {
  const [name, due] = (setting ?? '').split(':')
  if (setting !== undefined && (!failpointNames.includes(name) || !(Number(due) > 0))) {
    throw new TypeError(`FAILPOINT=${setting}: not NAME:N with a NAME of ${failpointNames.join(', ')}`)
  }
  let count = 0
  return {
    /** Whether this is the moment. */
    isDue: (reached) => reached === name && ++count === Number(due),
    reach(reached) {
      if (this.isDue(reached)) die(reached)
    },
  }
}

/** Everything of `target` as it is, but for the methods given. */
const withMethods = (target, methods) =>
  new Proxy(target, {
    get(_, property) {
      if (Object.hasOwn(methods, property)) return methods[property]
      const value = target[property]
      return typeof value === 'function' ? value.bind(target) : value
    },
  })

/**
 * Kills the process when it next begins to write to a TCP connection. Under the crash run's load, which only produces,
 * what is written right after a commit is the answer to it.
 */
const dieAtNextWrite = (name) => {
  for (const method of ['_write', '_writev']) {
    const original = Socket.prototype[method]
    Socket.prototype[method] = function write(...args) {
      if (this.remotePort !== undefined) die(name)
      return original.apply(this, args)
    }
  }
}

/**
 * Bugs put back on purpose, to show that the run catches them.
 *
 * - `early-put`: a put resolves a while before the object is stored, so that commits and acknowledgements rest on nothing.
 * - `no-sequences`: commits do not say which producer a batch comes from, so that a retry is stored a second time.
 */
const plantedBugs = {
  'early-put': ({ objectStore, metadataStore }) => ({
    metadataStore,
    objectStore: withMethods(objectStore, {
      async put(key, body) {
        const copy = body.map((chunk) => Buffer.from(chunk))
        setTimeout(() => void objectStore.put(key, copy).catch(() => {}), 100)
      },
    }),
  }),
  'no-sequences': ({ objectStore, metadataStore }) => ({
    objectStore,
    metadataStore: withMethods(metadataStore, {
      commitSegment(commit, options) {
        const nobody = { producerId: -1, producerEpoch: -1, baseSequence: -1, lastSequence: -1 }
        const batches = commit.batches.map((batch) => ({ ...batch, ...nobody }))
        return metadataStore.commitSegment({ ...commit, batches }, options)
      },
    }),
  }),
}

/** The stores with a bug, or as they are when none is named. */
export const withPlantedBug = (stores, name) => {
  if (name === undefined) return stores
  if (!Object.hasOwn(plantedBugs, name))
    throw new TypeError(`PLANTED=${name}: not ${Object.keys(plantedBugs).join(' or ')}`)
  return plantedBugs[name](stores)
}

/**
 * An object store whose puts take up to twice `meanMs` longer, each its own time, as those of a remote store do: several
 * fly at a time and end in any order.
 */
export const withSlowPuts = (objectStore, meanMs) => {
  if (!(meanMs > 0)) return objectStore
  return withMethods(objectStore, {
    async put(...args) {
      await sleep(Math.random() * 2 * meanMs)
      await objectStore.put(...args)
    },
  })
}

/** Puts the failpoints around an object store and a metadata store. */
export const withFailpoints = ({ objectStore, metadataStore }, setting) => {
  const counter = createCounter(setting)
  return {
    objectStore: withMethods(objectStore, {
      async put(...args) {
        counter.reach('before-put')
        await objectStore.put(...args)
        counter.reach('after-put')
      },
    }),
    metadataStore: withMethods(metadataStore, {
      async commitSegment(...args) {
        counter.reach('before-commit')
        const outcome = await metadataStore.commitSegment(...args)
        counter.reach('after-commit')
        if (counter.isDue('before-answer')) dieAtNextWrite('before-answer')
        return outcome
      },
    }),
  }
}
