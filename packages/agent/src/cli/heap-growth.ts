import { setFlagsFromString } from 'node:v8'

/**
 * Records pass through buffers outside V8's heap, whose bytes count when it decides whether to collect garbage. With a
 * heap of 20 MB it collects every few megabytes of records, for hardly anything; from here on the heap may grow to five
 * times what was alive first. An embedded agent leaves this to its program.
 *
 * To be called when the agent has started, and not before: with any flag changed V8 takes none of the compiled code that
 * Node.js brings for its own modules, which made a start 84 ms longer. docs/decisions/0008-produce-and-fetch.md.
 */
export function letHeapGrow(): void {
  setFlagsFromString('--heap-growing-percent=400')
}
