import type { GroupListing, GroupStore } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import type { Logger } from '@millrace/runtime'
import type { GroupCoordinator, GroupDescription } from './coordinator.ts'
import type { GroupImage, MemberImage } from './group-image.ts'
import { decodeSnapshot } from './snapshot.ts'
import type { StoreCalls } from './store-call.ts'

const NOTHING = new Uint8Array(0)

/** What the reads look at. */
export interface GroupReadCollaborators {
  readonly store: GroupStore
  readonly calls: StoreCalls
  readonly logger: Logger
  /** A group that is held here, as it is now. */
  imageOf(groupId: string): GroupImage | undefined
  /** Every group that is held here. */
  images(): ReadonlyMap<string, GroupImage>
}

/** The requests that only look: they claim no group and make none. */
export function createGroupReads(
  { store, calls, logger, imageOf, images }: GroupReadCollaborators,
  { clusterId, holder }: { readonly clusterId: string; readonly holder: string },
): Pick<GroupCoordinator, 'fetchOffsets' | 'listGroups' | 'describeGroup'> {
  return {
    async fetchOffsets(queries) {
      const read = await calls.call('readOffsets', (call) => store.readOffsets(clusterId, queries, call))
      return read.ok ? { errorCode: ErrorCode.NONE, groups: read.value } : { errorCode: read.errorCode, groups: [] }
    },

    async listGroups() {
      const read = await calls.call('listGroups', (call) => store.listGroups(clusterId, call))
      if (!read.ok) return { errorCode: read.errorCode, groups: [] }
      const listed = new Map(read.value.map((listing) => [listing.groupId, listing]))
      for (const [groupId, image] of images()) {
        // A group that is here only because somebody asked for it is none.
        if (image.members.length > 0 || listed.has(groupId)) listed.set(groupId, listingOf(groupId, image, holder))
      }
      return { errorCode: ErrorCode.NONE, groups: [...listed.values()].sort(byId) }
    },

    async describeGroup(groupId) {
      const held = imageOf(groupId)
      if (held !== undefined && held.members.length > 0) return described(held)
      const read = await calls.call('readGroup', (call) => store.readGroup(clusterId, groupId, call))
      if (!read.ok) return nothing(read.errorCode, 'Dead')
      if (read.value === null) return nothing(ErrorCode.GROUP_ID_NOT_FOUND, 'Dead')
      try {
        const image = held ?? decodeSnapshot(read.value.snapshot)
        return image === null ? nothing(ErrorCode.NONE, 'Empty') : described(image)
      } catch (error) {
        logger.error('group.unreadable', { groupId }, error)
        return nothing(ErrorCode.UNKNOWN_SERVER_ERROR, 'Dead')
      }
    },
  }
}

function listingOf(groupId: string, { protocolType, state }: GroupImage, holder: string): GroupListing {
  return { groupId, protocolType: protocolType ?? '', state, holder }
}

function byId(left: GroupListing, right: GroupListing): number {
  return left.groupId < right.groupId ? -1 : 1
}

function nothing(errorCode: number, state: GroupDescription['state']): GroupDescription {
  return { errorCode, state, protocolType: '', protocolName: '', members: [] }
}

/** Only in a stable group do protocol and metadata say something, as in Kafka. */
function described({ state, protocolType, protocolName, members }: GroupImage): GroupDescription {
  const isStable = state === 'Stable'
  const metadata = ({ protocols }: MemberImage) => protocols.find(({ name }) => name === protocolName)?.metadata
  return {
    errorCode: ErrorCode.NONE,
    state,
    protocolType: protocolType ?? '',
    protocolName: isStable ? (protocolName ?? '') : '',
    members: members.map((member) => ({
      memberId: member.memberId,
      instanceId: member.instanceId,
      clientId: member.clientId,
      clientHost: member.clientHost,
      metadata: isStable ? (metadata(member) ?? NOTHING) : NOTHING,
      assignment: member.assignment,
    })),
  }
}
