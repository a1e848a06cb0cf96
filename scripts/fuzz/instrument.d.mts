/** The program with its counters, and how many there are. */
export function instrument(code: string): { readonly code: string; readonly counters: number }
