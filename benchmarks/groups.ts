// What groups cost: `node scripts/run-ts.mjs benchmarks/groups.ts`. Figures are per operation.
import { createMemoryMetadataStore } from '@millrace/metadata'
import { writeConsumerSubscription } from '@millrace/protocol'
import { systemClock } from '@millrace/runtime'
import { createGroupCoordinator, decodeSnapshot, encodeSnapshot, type GroupCoordinator } from '@millrace/coordinator'

const clusterId = 'vci_bench'
const metadata = writeConsumerSubscription({ topics: ['orders', 'payments', 'shipments'] })
const assignment = Buffer.alloc(120)

/** Joins members until all are in one generation, and assigns. */
async function rebalance(coordinator: GroupCoordinator, groupId: string, ids: readonly string[]) {
  const answers = await Promise.all(
    ids.map((memberId) =>
      coordinator.joinGroup({
        groupId,
        memberId,
        instanceId: null,
        protocolType: 'consumer',
        protocols: [
          { name: 'range', metadata },
          { name: 'cooperative-sticky', metadata },
        ],
        sessionTimeoutMs: 60_000,
        rebalanceTimeoutMs: 60_000,
        clientId: 'consumer-of-a-service',
        clientHost: '/10.0.0.1',
        needsMemberId: false,
        canSkipAssignment: false,
      }),
    ),
  )
  await Promise.all(
    answers.map(({ memberId, generation, leaderId, members }) =>
      coordinator.syncGroup({
        groupId,
        memberId,
        generation,
        instanceId: null,
        protocolType: null,
        protocolName: null,
        assignments: memberId === leaderId ? members.map((member) => ({ memberId: member.memberId, assignment })) : [],
      }),
    ),
  )
  return answers
}

/** Milliseconds of one call, the median of several. */
async function timed(count: number, work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < count; run++) {
    const startedMs = performance.now()
    await work()
    times.push(performance.now() - startedMs)
  }
  return times.toSorted((left, right) => left - right)[Math.floor(count / 2)]!
}

for (const memberCount of [10, 100, 1_000]) {
  const store = createMemoryMetadataStore({ clock: systemClock })
  const coordinator = createGroupCoordinator({ store }, { clusterId, holder: 'benchmark', initialRebalanceDelayMs: 0 })
  const first = await rebalance(
    coordinator,
    'g',
    Array.from({ length: memberCount }, () => ''),
  )
  const ids = first.map(({ memberId }) => memberId)
  const rebalanceMs = await timed(9, () => rebalance(coordinator, 'g', ids))
  const { generation } = (await rebalance(coordinator, 'g', ids))[0]!
  const beatsMs = await timed(9, async () => {
    for (const memberId of ids) await coordinator.heartbeat({ groupId: 'g', memberId, generation, instanceId: null })
  })
  const record = (await store.readGroup(clusterId, 'g'))!
  const image = decodeSnapshot(record.snapshot)!
  const encodeMs = await timed(9, () => encodeSnapshot(image))
  const decodeMs = await timed(9, () => decodeSnapshot(record.snapshot))
  const json = JSON.stringify(image, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  )
  const jsonMs = await timed(9, () => JSON.stringify(image))
  console.log(
    `${memberCount} members: rebalance ${rebalanceMs.toFixed(1)} ms, heartbeat ${((beatsMs / memberCount) * 1_000).toFixed(1)} us, ` +
      `snapshot ${record.snapshot.length} bytes (JSON with base64 ${json.length}), ` +
      `written in ${encodeMs.toFixed(2)} ms, read in ${decodeMs.toFixed(2)} ms (JSON of plain arrays ${jsonMs.toFixed(2)} ms)`,
  )
  await coordinator.close()
}
