// One round of each load against one server. What is measured comes as an object of figures, named as in tables.mjs.
import { runJsonLines } from '../../scripts/interop/processes.mjs'
import { runConsumer, runProducer } from './kafka-tools.mjs'
import { memory, withCpu } from './process-usage.mjs'

const recordBytes = 1024

/** Processor seconds under the names `produceCpu`, and with a store `produceStoreCpu` and `produceBothCpu`. */
const cpuFigures = (load, { server, store }, per) => {
  if (store === undefined) return { [`${load}Cpu`]: server / per }
  const both = server + store
  return { [`${load}Cpu`]: server / per, [`${load}StoreCpu`]: store / per, [`${load}BothCpu`]: both / per }
}

/** The loads, by a client of franz-go in `binary` and by Kafka's tools. */
export const createRounds = (binary) => {
  const franz = async (command, { bootstrap }, topic, ...more) => {
    const args = [command, '-bootstrap', bootstrap, '-topic', topic, ...more]
    return (await runJsonLines(binary, args, { timeoutMs: 600_000 })).at(-1)
  }

  const franzRead = async (server, topic, records) => {
    const read = await franz('bench-read', server, topic)
    if (read.records !== records) throw new Error(`franz-go read ${read.records} of ${records} records`)
    return { bytesPerSecond: read.bytes / read.seconds }
  }

  /** A fresh topic is written, read by Kafka's consumer and read by franz-go's. */
  const bulk = async (server, topic, records) => {
    const { bootstrap, processes } = server
    const load = { bootstrap, topic, records, recordBytes }
    const gib = (records * recordBytes) / 2 ** 30
    await franz('create', server, topic, '-partitions', '4')
    const written = await withCpu(processes, () => runProducer(load))
    const read = await withCpu(processes, () => runConsumer(load))
    const readByFranz = await withCpu(processes, () => franzRead(server, topic, records))
    const { residentMB } = await memory(processes.server)
    await franz('delete', server, topic)
    return {
      produceMBps: written.bytesPerSecond / 1e6,
      produceP50: written.p50Ms,
      produceP99: written.p99Ms,
      ...cpuFigures('produce', written.cpu, gib),
      consumeMBps: read.bytesPerSecond / 1e6,
      ...cpuFigures('consume', read.cpu, gib),
      franzMBps: readByFranz.bytesPerSecond / 1e6,
      ...cpuFigures('franz', readByFranz.cpu, gib),
      rssAfter: residentMB,
    }
  }

  /** 500 records per second, each sent at once. */
  const quiet = async (server, topic, seconds) => {
    await franz('create', server, topic, '-partitions', '4')
    const told = await withCpu(server.processes, () => franz('bench-quiet', server, topic, '-for', `${seconds}s`))
    await franz('delete', server, topic)
    return { quietP50: told.p50Ms, quietP99: told.p99Ms, ...cpuFigures('quiet', told.cpu, 1) }
  }

  return { bulk, quiet }
}
