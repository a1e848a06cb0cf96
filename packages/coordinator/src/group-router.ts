import type { GroupStore } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import { type Clock, deadline, type Logger, noopLogger, systemClock } from '@millrace/runtime'
import { LRUCache } from 'lru-cache'
import type { GroupCoordinator, WaitOptions } from './coordinator.ts'
import { ROUTED_CALLS, type RoutedCall } from './routed-calls.ts'
import { fitsText } from './text-limit.ts'
import { decodeRoutedAnswer, decodeRoutedCall, encodeRoutedAnswer, encodeRoutedCall } from './routed-wire.ts'

/** The way to the other agents of the cluster. */
export interface GroupPeers {
  /**
   * Carries a call to an agent, whose {@link GroupRouter.answer} it reaches, and brings the answer back. Waits for as
   * long as it takes, until the signal aborts or the agent is given up; rejects then, whatever has become of the call.
   * Resolves with undefined when the agent could not be asked at all, so that surely nothing was done.
   */
  call(holder: string, payload: Uint8Array, options: WaitOptions): Promise<readonly Uint8Array[] | undefined>
}

/** What a {@link createGroupRouter} works with. */
export interface GroupRouterCollaborators {
  /** The coordinator of this agent. Closed with the router. */
  readonly local: GroupCoordinator
  /** Knows who holds a group. */
  readonly store: Pick<GroupStore, 'findGroupHolder'>
  /** The other agents. */
  readonly peers: GroupPeers
  /** @defaultValue the machine's */
  readonly clock?: Clock | undefined
  /** @defaultValue nobody is told */
  readonly logger?: Logger | undefined
}

/** Settings of a {@link createGroupRouter}. */
export interface GroupRouterOptions {
  /** The virtual cluster. */
  readonly clusterId: string
  /** This agent, as the local coordinator calls itself in its lease. */
  readonly holder: string
  /**
   * How long looking up a group's holder may take, in milliseconds; after that the client is told to try elsewhere.
   * @defaultValue 2000
   */
  readonly lookupMsMax?: number | undefined
  /**
   * How long nothing is looked up after a look-up that failed, in milliseconds: requests behind each other on one
   * connection would wait for each of theirs, and their clients' sessions would end meanwhile.
   * @defaultValue 1000
   */
  readonly lookupPauseMs?: number | undefined
  /**
   * How often a request is passed on in all while the group changes hands.
   * @defaultValue 4
   */
  readonly routeAttemptsMax?: number | undefined
  /**
   * Groups whose holder is remembered.
   * @defaultValue 10000
   */
  readonly holdersRememberedMax?: number | undefined
}

/** Who holds a group. */
export type HolderAnswer =
  | {
      /** It is known. */
      readonly ok: true
      /** The agent; null when nobody does, so that whoever is asked first will. */
      readonly holder: string | null
    }
  | {
      /** The store is away. */
      readonly ok: false
      /** Kafka's error code. */
      readonly errorCode: number
    }

/** A {@link GroupCoordinator} that any agent can be asked: requests for a group that another holds go there and back. */
export interface GroupRouter extends GroupCoordinator {
  /** Who holds a group now. Never rejects. */
  holderOf(groupId: string): Promise<HolderAnswer>
  /**
   * Carries out what another agent's router sent here, by the local coordinator alone: nothing is passed on twice.
   * @throws TypeError (rejects) when the payload is no call that this version knows.
   */
  answer(payload: readonly Uint8Array[], options: WaitOptions): Promise<Uint8Array>
}

/**
 * A router over this agent's coordinator.
 *
 * A group that nobody holds is taken by the agent that is asked. NOT_COORDINATOR from a coordinator means that it has done
 * nothing, but for what had waited when the group was lost: a JoinGroup or a commit, which are as good when they are asked
 * again, as the client would. So the holder is looked up again, a few times, and only then the client is told. When a holder
 * cannot be reached the client is told COORDINATOR_NOT_AVAILABLE, never that its member is unknown: the group has somebody
 * else as soon as the holder's lease is over.
 */
export function createGroupRouter(
  { local, store, peers, clock = systemClock, logger = noopLogger }: GroupRouterCollaborators,
  options: GroupRouterOptions,
): GroupRouter {
  const { clusterId, holder: self } = options
  const { lookupMsMax = 2_000, lookupPauseMs = 1_000, routeAttemptsMax = 4, holdersRememberedMax = 10_000 } = options
  const remembered = new LRUCache<string, string>({ max: holdersRememberedMax })
  const away = { ok: false, errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE } as const
  let isClosing = false
  /** Until when the store counts as away, on the monotonic clock. */
  let awayUntilMs = Number.NEGATIVE_INFINITY

  async function holderOf(groupId: string): Promise<HolderAnswer> {
    if (local.isHeld(groupId)) return { ok: true, holder: self }
    if (clock.monotonicMs() < awayUntilMs) return away
    const limit = deadline(clock, lookupMsMax)
    try {
      const { holder } = await store.findGroupHolder(clusterId, groupId, { signal: limit.signal })
      return { ok: true, holder }
    } catch (error) {
      logger.warn('group.holder-unknown', { groupId }, error)
      awayUntilMs = clock.monotonicMs() + lookupPauseMs
      return away
    } finally {
      limit.cancel()
    }
  }

  async function route<Request extends { readonly groupId: string }, Answer extends number | object>(
    code: RoutedCall<Request, Answer>,
    request: Request,
    waitOptions: WaitOptions = {},
  ): Promise<Answer> {
    const { groupId } = request
    // What no group is called is the coordinator's to refuse.
    if (groupId === '' || !fitsText(groupId)) return code.run(local, request, waitOptions)
    for (let attempt = 1; ; attempt++) {
      const known = local.isHeld(groupId) ? self : remembered.get(groupId)
      const found: HolderAnswer = known === undefined ? await holderOf(groupId) : { ok: true, holder: known }
      if (!found.ok) return code.fail(request, found.errorCode)
      const { holder } = found
      const isHere = holder === null || holder === self
      const answer = isHere ? await code.run(local, request, waitOptions) : await forward(holder)
      // Nobody knows what became of it, so it is not asked again here.
      if (answer === undefined) return code.fail(request, ErrorCode.COORDINATOR_NOT_AVAILABLE)
      const errorCode = code.errorCodeOf(answer)
      // An agent that closes has no groups any more, and ends its lease right after; one that is gone cannot be asked.
      const isMoved =
        errorCode === ErrorCode.NOT_COORDINATOR || (!isHere && errorCode === ErrorCode.COORDINATOR_NOT_AVAILABLE)
      if (!isHere) remember(groupId, isMoved ? undefined : holder)
      const isOver = isClosing || waitOptions.signal?.aborted === true || attempt >= routeAttemptsMax
      if (!isMoved || isOver) return answer
    }

    async function forward(holder: string): Promise<Answer | undefined> {
      const { signal } = waitOptions
      try {
        const payload = encodeRoutedCall(code.name, request)
        const answer = await peers.call(holder, payload, { signal })
        if (answer === undefined) return code.fail(request, ErrorCode.COORDINATOR_NOT_AVAILABLE)
        return decodeRoutedAnswer(answer) as Answer
      } catch (error) {
        remember(groupId, undefined)
        if (signal?.aborted !== true) logger.warn('group.holder-away', { groupId, holder, call: code.name }, error)
        return undefined
      }
    }
  }

  function remember(groupId: string, holder: string | undefined): void {
    if (holder === undefined) remembered.delete(groupId)
    else remembered.set(groupId, holder)
  }

  return {
    holderOf,
    async answer(payload, waitOptions) {
      const { code, request } = decodeRoutedCall(payload)
      return encodeRoutedAnswer(await code.run(local, request, waitOptions))
    },
    joinGroup: (request, waitOptions) => route(ROUTED_CALLS.joinGroup, request, waitOptions),
    syncGroup: (request, waitOptions) => route(ROUTED_CALLS.syncGroup, request, waitOptions),
    heartbeat: (request) => route(ROUTED_CALLS.heartbeat, request),
    leaveGroup: (request) => route(ROUTED_CALLS.leaveGroup, request),
    commitOffsets: (request, waitOptions) => route(ROUTED_CALLS.commitOffsets, request, waitOptions),
    deleteOffsets: (groupId, topics) => route(ROUTED_CALLS.deleteOffsets, { groupId, topics }),
    describeGroup: (groupId) => route(ROUTED_CALLS.describeGroup, { groupId }),
    deleteGroup: (groupId) => route(ROUTED_CALLS.deleteGroup, { groupId }),
    // From the store, where the holder's offsets are before it answers a commit.
    fetchOffsets: (queries) => local.fetchOffsets(queries),
    listGroups: () => local.listGroups(),
    isHeld: (groupId) => local.isHeld(groupId),
    adopt: () => local.adopt(),
    get groupCount() {
      return local.groupCount
    },
    close() {
      isClosing = true
      return local.close()
    },
  }
}
