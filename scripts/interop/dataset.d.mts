/** What a dataset shall be. */
export interface DatasetOptions {
  flavour: 'rich' | 'lines'
  records: number
  partitions: number
  seed: number
}

/** One record of a dataset file. */
export interface DatasetRecord {
  key: Buffer | null
  value: Buffer | null
  headers: [name: string, content: Buffer | null][]
}

/** Writes a dataset into a folder; returns the bytes of keys and values. */
export function writeDataset(folder: string, options: DatasetOptions): Promise<number>

/** Reads a dataset file. */
export function decodeDataset(bytes: Buffer): Iterable<DatasetRecord>
