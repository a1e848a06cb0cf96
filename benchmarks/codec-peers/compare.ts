/**
 * Measures the codec beside its peers, each figure in a process of its own, peers alternating, several times; answers
 * medians. What the peers write must be the same bytes, or the comparison means nothing.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { RECORD_COUNT } from './samples.mjs'

/** Who is measured. */
export const PEERS = ['millrace', 'platformatic', 'kafkajs'] as const
/** One of them. */
export type Peer = (typeof PEERS)[number]

/** Median ns of CPU time per call, by work and peer. */
export type Figures = Readonly<Record<string, Readonly<Partial<Record<Peer, number>>>>>

/** A figure that is wanted: at least so many times as fast as a peer, or at most so many ns. */
export interface Goal {
  readonly name: string
  readonly work: string
  readonly peer?: { readonly name: Peer; readonly work: string; readonly timesFaster: number }
  readonly nsMax?: number
}

/** What issue 5 asks of records and of the two messages. */
export const GOALS: readonly Goal[] = [
  {
    name: 'encode a batch, 1000 records of 100 B',
    work: 'batchEncode',
    peer: { name: 'platformatic', work: 'batchEncode', timesFaster: 15 },
  },
  {
    name: 'encode a batch, 1000 records of 100 B',
    work: 'batchEncode',
    peer: { name: 'kafkajs', work: 'batchEncode', timesFaster: 35 },
  },
  {
    name: 'decode it to arrays, with CRC (theirs without)',
    work: 'batchDecode',
    peer: { name: 'platformatic', work: 'batchDecode', timesFaster: 2 },
  },
  {
    name: 'decode it with a cursor to views, with CRC (theirs without)',
    work: 'batchCursorViews',
    peer: { name: 'platformatic', work: 'batchDecode', timesFaster: 2 },
  },
  {
    name: 'encode Metadata v12, 100 topics x 10 partitions',
    work: 'metadataEncode',
    peer: { name: 'platformatic', work: 'metadataEncode', timesFaster: 10 },
  },
  { name: 'decode Produce v9, 50 partitions, records untouched', work: 'produceDecode', nsMax: 30_000 },
]

const here = resolve('benchmarks/codec-peers')

async function bundledMillrace(): Promise<string> {
  const outfile = resolve('.cache/bench-codec-peers/millrace.mjs')
  mkdirSync(resolve('.cache/bench-codec-peers'), { recursive: true })
  await build({
    entryPoints: [join(here, 'peer-millrace.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['@millrace/source'],
  })
  return outfile
}

interface Peered {
  readonly peer: Peer
  readonly file: string
  readonly works: readonly string[]
  readonly digests: Readonly<Record<string, string | undefined>>
}

/** Runs measure.mjs, which prints JSON. */
function run(...parameters: readonly string[]) {
  return JSON.parse(execFileSync(process.execPath, [join(here, 'measure.mjs'), ...parameters], { encoding: 'utf8' }))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function checkSameBytes(peers: readonly Peered[]): void {
  for (const what of ['records', 'metadata']) {
    const digests = new Set(peers.map(({ digests }) => digests[what]).filter((digest) => digest !== undefined))
    if (digests.size > 1) throw new Error(`the peers write different ${what}`)
  }
}

/** Measures everything `rounds` times, peers alternating. */
export async function measurePeers(rounds: number, names: readonly Peer[] = PEERS): Promise<Figures> {
  const millrace = await bundledMillrace()
  const peers = names.map((peer): Peered => {
    const file = peer === 'millrace' ? millrace : join(here, `peer-${peer}.mjs`)
    return { peer, file, ...run(file) }
  })
  checkSameBytes(peers)
  const samples = new Map<string, Map<Peer, number[]>>()
  for (let round = 0; round < rounds; round++) {
    for (const work of new Set(peers.flatMap(({ works }) => works))) {
      const byPeer = samples.get(work) ?? new Map<Peer, number[]>()
      samples.set(work, byPeer)
      for (const { peer, file, works } of peers)
        if (works.includes(work)) byPeer.set(peer, [...(byPeer.get(peer) ?? []), run(file, work).ns])
    }
  }
  const mediansOf = (byPeer: Map<Peer, number[]>) =>
    Object.fromEntries([...byPeer].map(([peer, values]) => [peer, median(values)]))
  return Object.fromEntries([...samples].map(([work, byPeer]) => [work, mediansOf(byPeer)]))
}

/** One line per goal: what was asked, what was found, whether that is enough. */
export function goalLines(figures: Figures, goals: readonly Goal[] = GOALS): string[] {
  return goals.flatMap(({ name, work, peer, nsMax }) => {
    const ours = figures[work]?.millrace
    if (ours === undefined) return []
    if (peer === undefined) return [line(name, us(ours), `at most ${us(nsMax!)}`, ours <= nsMax!)]
    const theirs = figures[peer.work]?.[peer.name]
    if (theirs === undefined) return []
    const ratio = theirs / ours
    const wanted = `at least ${peer.timesFaster}x ${peer.name}`
    return [line(name, `${ratio.toFixed(1)}x (${us(ours)} to ${us(theirs)})`, wanted, ratio >= peer.timesFaster)]
  })
}

function line(name: string, found: string, wanted: string, isMet: boolean): string {
  return `| ${name} | ${found} | ${wanted} | ${isMet ? 'met' : 'MISSED'} |`
}

function us(ns: number): string {
  return `${(ns / 1_000).toFixed(1)} µs`
}

/** All figures: µs per call, and ns per record where the work is a batch. */
export function figureLines(figures: Figures): string[] {
  return Object.entries(figures).map(([work, byPeer]) => {
    const cells = PEERS.map((peer) => {
      const ns = byPeer[peer]
      if (ns === undefined) return '-'
      return work.startsWith('batch') ? `${us(ns)} (${(ns / RECORD_COUNT).toFixed(0)} ns/record)` : us(ns)
    })
    return `| ${work} | ${cells.join(' | ')} |`
  })
}
