import { type AgentDescription, resolveAgentDescription } from './agent-description.ts'
import type { AgentStatus, DirectoryEntry } from './agent-directory.ts'
import { type LiveAgent, servesClients } from './live-agent.ts'
import { type OtherAgent, readEntries, signatureOf, type UnreadableEntry } from './other-agents.ts'
import { canOwn, chooseOwner, type OwnerScope, type PeerAgent, toPeer } from './peer-agent.ts'
import { nextShedShare } from './shedding.ts'

/** What a membership is bounded by. */
export interface MembershipLimits {
  /** Life of an entry without a heartbeat. */
  readonly expiryMs: number
  /** How old the last list may be before the others are no longer shown. */
  readonly staleViewMsMax: number
  /** Agents of one list. */
  readonly agentsMax: number
}

/** What came of a list. */
interface ListReport {
  /** Whether somebody came, went, or said something new about itself. */
  readonly isChanged: boolean
  /** Entries that were left out because they make no sense to this version. */
  readonly unreadable: readonly UnreadableEntry[]
  /** How many were left out because there are too many. */
  readonly omittedCount: number
}

/** Everybody who is there, as one agent sees it at one moment. */
interface MembershipView {
  /** The agent itself. */
  readonly self: LiveAgent
  /** All, itself among them. */
  readonly live: readonly LiveAgent[]
}

/** One agent's knowledge of itself and of the others: what a driver feeds, and what it asks. Times are monotonic. */
export interface MembershipCore {
  /** What the agent says of itself; the node id is a proposal until it is registered. */
  readonly self: AgentDescription
  /** Whether it said that it leaves. */
  isLeaving: boolean
  /** Whether the directory has to be told who it is before it takes heartbeats. */
  readonly needsRegistration: boolean
  /** Replaces what the agent says of itself; throws a `TypeError` when it is wrong. */
  describe(self: AgentDescription): void
  /** The status for the next heartbeat, with a share to shed that follows from the loads known now. */
  nextStatus(busyShare: number): AgentStatus
  /** The directory took a registration or heartbeat that was sent at `sentAtMs`. */
  onBeat(sentAtMs: number): void
  /** The directory does not know it any more. */
  onForgotten(): void
  /** The directory answered a list that was asked for at `askedAtMs`. */
  onList(askedAtMs: number, entries: readonly DirectoryEntry[]): ListReport
  /** Whether its entry may have expired: others may have stopped showing it. */
  isGone(nowMs: number): boolean
  /** Milliseconds since the last list that was answered was asked for; undefined before the first. */
  viewAgeMs(nowMs: number): number | undefined
  /** Who is there. */
  view(nowMs: number): MembershipView
  /** Who is there for other agents, in order of node id. */
  peers(nowMs: number): readonly PeerAgent[]
  /** The owner of a key among the agents of a scope, the agent's own when there is none. */
  ownerOf(nowMs: number, key: string, scope: OwnerScope | undefined): PeerAgent | undefined
}

/** A membership that has not registered and knows nobody. */
export function createMembershipCore(
  { agentId, self }: { readonly agentId: string; readonly self: AgentDescription },
  limits: MembershipLimits,
): MembershipCore {
  let description = self
  let own = resolveAgentDescription(self)
  let others: readonly OtherAgent[] = []
  let signature = signatureOf([])
  let shedShare = 0
  let needsRegistration = true
  let aliveUntilMs: number | undefined
  let listedAtMs: number | undefined

  const isGone = (nowMs: number) => aliveUntilMs !== undefined && nowMs >= aliveUntilMs
  const knownOthers = (nowMs: number) =>
    listedAtMs !== undefined && nowMs - listedAtMs <= limits.staleViewMsMax ? others : []
  const ownAgent = (nowMs: number): LiveAgent => ({ ...own, isParting: core.isLeaving || isGone(nowMs), shedShare })
  const all = (nowMs: number): Pick<OtherAgent, 'agentId' | 'agent'>[] => [
    { agentId, agent: ownAgent(nowMs) },
    ...knownOthers(nowMs),
  ]

  const core: MembershipCore = {
    isLeaving: false,
    get self() {
      return description
    },
    get needsRegistration() {
      return needsRegistration
    },
    describe(next) {
      own = resolveAgentDescription(next)
      description = next
    },
    nextStatus(busyShare) {
      const others = servesClients(own.roles) ? comparableOthers() : []
      shedShare = nextShedShare(shedShare, { busyShare, othersBusyShares: others.map((other) => other.busyShare) })
      return { isLeaving: core.isLeaving, busyShare, shedShare }
    },
    onBeat(sentAtMs) {
      needsRegistration = false
      // Counted from before it was sent, so that this agent gives itself up before the directory does.
      aliveUntilMs = sentAtMs + limits.expiryMs
    },
    onForgotten() {
      needsRegistration = true
    },
    onList(askedAtMs, entries) {
      const read = readEntries(entries.filter((entry) => entry.agentId !== agentId))
      const before = signature
      others = read.others.slice(0, limits.agentsMax)
      signature = signatureOf(entries)
      listedAtMs = askedAtMs
      return {
        isChanged: signature !== before,
        unreadable: read.unreadable,
        omittedCount: read.others.length - others.length,
      }
    },
    isGone,
    viewAgeMs: (nowMs) => (listedAtMs === undefined ? undefined : nowMs - listedAtMs),
    view(nowMs) {
      const live = all(nowMs).map(({ agent }) => agent)
      return { self: live[0]!, live }
    },
    peers: (nowMs) =>
      all(nowMs)
        .map(({ agentId: id, agent }) => toPeer(id, agent, id === agentId))
        .sort((a, b) => a.nodeId - b.nodeId),
    ownerOf(nowMs, key, { zone, agentGroup } = own) {
      const able = all(nowMs).filter(
        ({ agent }) => agent.zone === zone && agent.agentGroup === agentGroup && canOwn(agent),
      )
      return chooseOwner(
        key,
        able.map(({ agentId: id, agent }) => toPeer(id, agent, id === agentId)),
      )
    },
  }

  /**
   * Those to whom clients could go instead. Of its own zone, if there are any: clients that name a zone go no further, and
   * a zone that is busier than another is no reason to scatter its partitions.
   */
  function comparableOthers(): readonly OtherAgent[] {
    const able = others.filter(
      ({ agent }) => agent.agentGroup === own.agentGroup && servesClients(agent.roles) && !agent.isParting,
    )
    const near = able.filter(({ agent }) => agent.zone === own.zone)
    return near.length > 0 ? near : able
  }

  return core
}
