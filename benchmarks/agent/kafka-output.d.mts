export declare const readProducerSummary: (output: string) => {
  readonly records: number
  readonly bytesPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}
export declare const readConsumerTable: (output: string) => {
  readonly records: number
  readonly bytesPerSecond: number
  readonly rebalanceMs: number
}
