import {
  createGroupCoordinator,
  createGroupRouter,
  type GroupCoordinator,
  type GroupPeers,
  type GroupRouter,
} from '@millrace/coordinator'
import { ErrorCode } from '@millrace/protocol'
import { type Clock, type Logger, noopLogger } from '@millrace/runtime'
import { createAgentStore } from './groups-agent-store.ts'
import { plantInClock, plantInPeers } from './groups-bugs.ts'
import { committed, type ToldAnswer } from './groups-watch.ts'
import type { GroupsWorld } from './groups-world.ts'
import { createSimProcess, type SimProcess } from './sim-process.ts'

/** One incarnation of an agent: a process with a coordinator and a router. */
export interface GroupsAgent {
  /** Who it is in its lease. */
  readonly holder: string
  readonly process: SimProcess
  readonly router: GroupRouter
  /** Whether its machine may be suspended: its monotonic clock stands still then. */
  readonly canBeSuspended: boolean
  /** Suspends its machine. */
  suspend(ms: number): void
  /** Sets its wall clock: forward, or back on a machine that is never suspended. */
  setWallClock(ms: number): void
  /** Cuts it off from the store until then, in milliseconds of the world. */
  cutOffUntil(ms: number): void
  /** Whether it has begun to close. */
  isClosing: boolean
}

/** Starts an agent. */
export function createGroupsAgent(
  world: GroupsWorld,
  holder: string,
  peersOf: (process: SimProcess) => GroupPeers,
): GroupsAgent {
  const { random, watch } = world
  const nextIndex = (count: number) => Math.floor(random.next() * count)
  const process = createSimProcess(world.clock, holder, Math.floor(random.next() * 400) - 200, nextIndex)
  const canBeSuspended = random.next() < 0.5
  let [suspendedMs, wallShiftMs, cutUntilMs] = [0, 0, 0]
  let leaseId: number | undefined
  const time: Clock = {
    nowMs: () => Math.floor(process.clock.nowMs() + wallShiftMs),
    monotonicMs: () => process.clock.monotonicMs() - suspendedMs,
    setTimer: (delayMs, callback) => process.clock.setTimer(delayMs, callback),
  }
  const clock = plantInClock(world.bug, time)
  const logger = createAgentLogger(world, process, (id) => {
    leaseId = id
    if (id === undefined) watch.letsGo(process)
  })
  const isCutOff = () => cutUntilMs > world.clock.monotonicMs()
  const store = createAgentStore(world, { process, isCutOff, leaseId: () => leaseId })
  const coordinator = createGroupCoordinator({ store, clock, random, logger }, { ...world.shape.coordinator, holder })
  const local = createWatchedCoordinator(world, process, coordinator)
  const peers = plantInPeers(world.bug, peersOf(process))
  const options = { clusterId: world.shape.coordinator.clusterId, holder, lookupMsMax: 1_000 }
  const router = createGroupRouter({ local, store, peers, clock, logger }, options)
  process.onKill(() => watch.letsGo(process))
  void router.adopt()

  return {
    holder,
    process,
    router,
    canBeSuspended,
    suspend(ms) {
      suspendedMs += ms
      process.pause(ms)
    },
    setWallClock(ms) {
      if (ms > 0 || !canBeSuspended) wallShiftMs += ms
    },
    cutOffUntil(ms) {
      cutUntilMs = ms
    },
    isClosing: false,
  }
}

/** Hears of leases, and of what must never happen. */
function createAgentLogger(
  world: GroupsWorld,
  process: SimProcess,
  onLease: (leaseId: number | undefined) => void,
): Logger {
  const tell: Logger['info'] = (event, fields, error) => {
    world.trace(() => `${process.name}: ${event} ${JSON.stringify(fields)} ${JSON.stringify(error)}`)
    if (event === 'groups.lease-opened') {
      world.events.count('lease.opened')
      onLease((fields as { readonly leaseId: number }).leaseId)
    }
    if (event === 'groups.lease-lapsed') {
      world.events.count('lease.lapsed')
      onLease(undefined)
    }
  }
  const logger: Logger = {
    ...noopLogger,
    info: tell,
    warn: tell,
    error(event, _fields, error) {
      if (process.isAlive) world.violate(`${process.name} says ${event}: ${String(error)}`)
    },
    child: () => logger,
  }
  return logger
}

/** Shows the watch what a coordinator is asked and, at the very moment, what it answers. */
function createWatchedCoordinator(
  { watch }: GroupsWorld,
  process: SimProcess,
  inner: GroupCoordinator,
): GroupCoordinator {
  async function ask<Answer>(groupId: string, answering: () => Promise<Answer>, told: (answer: Answer) => ToldAnswer) {
    watch.asked(process, groupId)
    const answer = await answering()
    watch.told(process, groupId, told(answer))
    return answer
  }

  return {
    joinGroup: (request, options) =>
      ask(
        request.groupId,
        () => inner.joinGroup(request, options),
        (answer) => answer,
      ),
    syncGroup: (request, options) =>
      ask(
        request.groupId,
        () => inner.syncGroup(request, options),
        ({ errorCode }) => ({ errorCode, generation: request.generation }),
      ),
    heartbeat: (request) =>
      ask(
        request.groupId,
        () => inner.heartbeat(request),
        (errorCode) => ({ errorCode, generation: request.generation }),
      ),
    leaveGroup: (request) =>
      ask(
        request.groupId,
        () => inner.leaveGroup(request),
        (answer) => answer,
      ),
    async commitOffsets(request, options) {
      const attempt = committed(request)
      watch.commits.arrived(attempt)
      const answer = await ask(
        request.groupId,
        () => inner.commitOffsets(request, options),
        // That it is stored the store has said, which knows whose writes count.
        ({ errorCode }) => ({ errorCode: errorCode === ErrorCode.NONE ? ErrorCode.NOT_COORDINATOR : errorCode }),
      )
      const code = answer.errorCode === ErrorCode.NONE ? answer.results[0]! : answer.errorCode
      if (code === ErrorCode.NOT_COORDINATOR || answer.errorCode !== ErrorCode.NONE) watch.commits.refused(attempt)
      return answer
    },
    fetchOffsets: (queries) => inner.fetchOffsets(queries),
    deleteOffsets: (groupId, topics) => inner.deleteOffsets(groupId, topics),
    listGroups: () => inner.listGroups(),
    describeGroup: (groupId) => inner.describeGroup(groupId),
    deleteGroup: (groupId) => inner.deleteGroup(groupId),
    adopt: () => inner.adopt(),
    isHeld(groupId) {
      watch.asked(process, groupId)
      return inner.isHeld(groupId)
    },
    get groupCount() {
      return inner.groupCount
    },
    close() {
      watch.letsGo(process)
      return inner.close()
    },
  }
}
