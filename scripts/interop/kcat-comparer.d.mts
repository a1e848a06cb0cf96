/** Compares kcat's output for `topic` with the contents of its partitions' dataset files. */
export function createComparer(
  datasets: readonly Buffer[],
  topic: string,
): {
  /** Takes the next piece of output; throws at the first difference. */
  add(chunk: Buffer): void
  /** Throws unless every record was there; returns their number. */
  finish(): number
}
