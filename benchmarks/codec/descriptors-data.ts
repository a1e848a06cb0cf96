import type { MessageDescriptor } from './descriptors.ts'

/** Stands in for the descriptors that `main.ts` puts here when it bundles. */
export const descriptors: MessageDescriptor[] = []
