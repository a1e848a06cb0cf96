export interface GroupHistoryFindings {
  readonly records: number
  readonly duplicates: number
  readonly generations: number
  readonly byMember: Readonly<Record<string, number>>
  readonly anomalies: Readonly<Record<string, { readonly count: number; readonly examples: readonly string[] }>>
}
export declare const checkGroupHistory: (
  lines: Iterable<string> | AsyncIterable<string>,
  options: { readonly expected: Readonly<Record<string, readonly Uint32Array[]>>; readonly isStatic?: boolean },
) => Promise<GroupHistoryFindings>
