export type Metrics = ReadonlyMap<string, number>
export declare const readMetrics: (httpPort: number) => Promise<Metrics>
export declare const growth: (before: Metrics, after: Metrics, name: string) => number
export declare const durationsBetween: (
  before: Metrics,
  after: Metrics,
  name: string,
  label: string,
) => { readonly count: number; readonly medianMs: number; readonly meanMs: number }
