import type { AgentDirectory, AgentRegistration, AgentStatus } from '@millrace/discovery'
import { type Clock, systemClock } from '@millrace/runtime'

/** A directory under test, and what can be done to it. */
export interface DirectorySubject {
  /** The directory, started. */
  readonly directory: AgentDirectory
  /** Another one on the same data, like that of a second agent; left out where there is only one. */
  openSecond?(): Promise<AgentDirectory>
  /** Closes everything and removes the data. */
  destroy(): Promise<void>
}

/** What {@link describeAgentDirectory} is told of an engine. */
export interface DirectoryConformance {
  /** The engine's name, for the report. */
  readonly name: string
  /** Makes an empty directory whose time is this clock's `nowMs`. */
  create(setup: { readonly clock: Clock }): Promise<DirectorySubject>
}

/** One test's directory with a clock that the test moves. */
export interface DirectoryFixture {
  readonly directory: AgentDirectory
  /** Another one on the same data where there can be one, else the same. */
  readonly second: AgentDirectory
  /** Moves the directory's clock. */
  advance(durationMs: number): void
}

/** The virtual cluster that the suite works in. */
export const DIRECTORY_CLUSTER = 'vci_conformance'

/** How long agents of the suite live without a heartbeat. */
export const EXPIRY_MS = 10_000

/** A status in which nothing is remarkable. */
export const STATUS: AgentStatus = Object.freeze({ isLeaving: false, busyShare: 0, shedShare: 0 })

const START_MS = 1_750_000_000_000

/** An unremarkable registration. */
export function registrationOf(
  agentId: string,
  nodeId: number,
  rest: Partial<AgentRegistration> = {},
): AgentRegistration {
  const profile = { host: '10.0.0.1', listeners: [{ name: 'kafka', port: 9092 }] }
  return { agentId, nodeId, profile, status: STATUS, expiryMs: EXPIRY_MS, ...rest }
}

/** Runs a test with a fresh directory, and destroys it whatever happens. */
export async function withDirectory(
  conformance: DirectoryConformance,
  run: (fixture: DirectoryFixture) => Promise<void>,
): Promise<void> {
  let nowMs = START_MS
  const clock: Clock = { ...systemClock, nowMs: () => nowMs }
  const subject = await conformance.create({ clock })
  const { directory } = subject
  try {
    const second = (await subject.openSecond?.()) ?? directory
    await run({ directory, second, advance: (durationMs) => (nowMs += durationMs) })
  } finally {
    await subject.destroy()
  }
}

/** The node ids of a cluster's live agents. */
export async function liveIds(directory: AgentDirectory, clusterId = DIRECTORY_CLUSTER): Promise<number[]> {
  return (await directory.list(clusterId)).map(({ nodeId }) => nodeId)
}
