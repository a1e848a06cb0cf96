import {
  createCommitListeners,
  createMemoryMetadataStore,
  MetadataError,
  type MetadataCore,
  type MetadataStore,
} from '@millrace/metadata'
import { type ObjectStore, ObjectStoreError, type ObjectStoreErrorCode } from '@millrace/object-store'
import { noopLogger, type Random } from '@millrace/runtime'
import type { CallFault } from './faults.ts'
import { createRemoteCaller, type Network } from './remote-call.ts'
import type { SimProcess } from './sim-process.ts'

const PASSING: readonly ObjectStoreErrorCode[] = ['UNAVAILABLE', 'THROTTLED', 'CONFLICT', 'FULL']

function storeError(fault: CallFault, random: Random): ObjectStoreError {
  if (fault === 'refused') return new ObjectStoreError('ACCESS_DENIED', 'simulated')
  if (fault !== 'failed') return new ObjectStoreError('UNAVAILABLE', `simulated: ${fault}`)
  return new ObjectStoreError(PASSING[Math.floor(random.next() * PASSING.length)]!, 'simulated')
}

/** Other bytes than `body`: torn off, or of the same length. */
function otherBytes(body: readonly Uint8Array[], random: Random): Uint8Array[] {
  const bytes = Buffer.concat(body)
  if (random.next() < 0.5) return [bytes.subarray(0, Math.floor(bytes.length / 2))]
  bytes[Math.floor(random.next() * bytes.length)]! ^= 1
  return [bytes]
}

/** One process's view of the object store, over a network that faults. */
export function createFaultyObjectStore(
  network: Network,
  process: SimProcess,
  options: { readonly inner: ObjectStore; readonly putsCost: boolean },
): ObjectStore {
  const { inner, putsCost } = options
  const { random } = network
  const call = createRemoteCaller(network, process)
  const errorFor = (fault: CallFault) => storeError(fault, random)
  return {
    description: 'simulated',
    putsCost,
    start: async () => {},
    close: async () => {},
    put: (key, body, { signal } = {}) =>
      call({
        operation: 'put',
        execute: () => inner.put(key, body),
        occupy: () => inner.put(key, otherBytes(body, random)).catch(() => {}),
        errorFor,
        signal,
      }),
    get: (key, { range, signal } = {}) =>
      call({ operation: 'get', execute: () => inner.get(key, { range }), errorFor, signal }),
    head: (key, { signal } = {}) => call({ operation: 'head', execute: () => inner.head(key), errorFor, signal }),
    delete: (key, { signal } = {}) => call({ operation: 'delete', execute: () => inner.delete(key), errorFor, signal }),
    list: ({ signal, ...options }) => call({ operation: 'list', execute: () => inner.list(options), errorFor, signal }),
  }
}

/** The calls of a metadata store that the simulation makes. */
export type SimMetadata = Pick<
  MetadataStore,
  | 'commitSegment'
  | 'abortSegment'
  | 'segmentStates'
  | 'readPartitions'
  | 'deleteRecords'
  | 'createPartitions'
  | 'onCommit'
>

/**
 * One process's view of the metadata store, over a network that faults. Listeners hear of a commit when its answer
 * arrives, so never of one whose reply was lost.
 */
export function createFaultyMetadata(network: Network, process: SimProcess, core: MetadataCore): SimMetadata {
  const call = createRemoteCaller(network, process)
  const inner = createMemoryMetadataStore({ clock: network.clock, core })
  const listeners = createCommitListeners(noopLogger)
  const errorFor = (fault: CallFault) =>
    new MetadataError(fault === 'failed' && network.random.next() < 0.2 ? 'FULL' : 'UNAVAILABLE', `simulated: ${fault}`)
  return {
    async commitSegment(commit, { signal } = {}) {
      const execute = () => inner.commitSegment(commit)
      const outcome = await call({ operation: 'commit', execute, errorFor, signal })
      if (outcome.ok && process.isAlive) listeners.tell(commit.batches, outcome.verdicts)
      return outcome
    },
    abortSegment: (segmentId, { signal } = {}) =>
      call({ operation: 'abort', execute: () => inner.abortSegment(segmentId), errorFor, signal }),
    segmentStates: (segmentIds, { signal } = {}) =>
      call({ operation: 'states', execute: () => inner.segmentStates(segmentIds), errorFor, signal }),
    readPartitions: (queries, { signal } = {}) =>
      call({ operation: 'read', execute: () => inner.readPartitions(queries), errorFor, signal }),
    deleteRecords: (clusterId, deletions, { signal } = {}) =>
      call({ operation: 'trim', execute: () => inner.deleteRecords(clusterId, deletions), errorFor, signal }),
    createPartitions: (clusterId, increases, { signal } = {}) =>
      call({ operation: 'grow', execute: () => inner.createPartitions(clusterId, increases), errorFor, signal }),
    onCommit: (listener) => listeners.add(listener),
  }
}
