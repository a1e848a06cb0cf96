// Writes down what a server answers about groups: `node scripts/run-ts.mjs scripts/capture-groups.ts PORT FILE`. The
// server must be new and have group.initial.rebalance.delay.ms=0. The file beside packages/agent/test/groups.golden.test.ts
// is Apache Kafka 4.3.0's.
import { writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  findCoordinatorRequest,
  findCoordinatorResponse,
  heartbeatRequest,
  heartbeatResponse,
} from '@millrace/protocol/messages'
import { type AgentClient, connectClient } from '../packages/agent/test/agent-client.ts'
import { runGroupScript } from '../packages/agent/test/groups-script.ts'

const [port, file] = argv.slice(2)
const connect = () => connectClient(Number(port))
const clients = [await connect(), await connect(), await connect()] as const

/** Kafka makes its topic of offsets when it is first asked for a coordinator. */
async function untilCoordinated(client: AgentClient): Promise<void> {
  const UNKNOWN_MEMBER_ID = 25
  for (;;) {
    await client.call([findCoordinatorRequest, findCoordinatorResponse], 3, { key: 'none', keyType: 0 })
    const member = { groupId: 'none', memberId: 'who', generationId: 0 }
    const { errorCode } = await client.call([heartbeatRequest, heartbeatResponse], 4, member)
    if (errorCode === UNKNOWN_MEMBER_ID) return
    await sleep(200)
  }
}

await untilCoordinated(clients[0])
writeFileSync(file!, `${(await runGroupScript(clients)).join('\n')}\n`)
for (const client of clients) client.close()
