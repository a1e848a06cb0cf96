import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, newClient, startAgent } from './agent-client.ts'
import { runGroupScript } from './groups-script.ts'

afterEach(closeAll)

/** What Apache Kafka 4.3.0 answered to the same script; `scripts/capture-groups.ts` wrote it down. */
const kafka = readFileSync(join(import.meta.dirname, 'golden/groups-kafka-4.3.0.txt'), 'utf8')
  .trimEnd()
  .split('\n')

describe('the group requests', () => {
  it('are answered as Apache Kafka 4.3.0 answers them', async () => {
    const { agent, client } = await startAgent({ groupInitialRebalanceDelayMs: 0 })
    const lines = await runGroupScript([client, await newClient(agent), await newClient(agent)])
    expect(lines).toHaveLength(kafka.length)
    for (const [index, line] of lines.entries()) expect(line).toBe(kafka[index])
  })
})
