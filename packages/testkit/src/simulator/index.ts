export type { FaultCounts } from './faults.ts'
export { PLANTED_BUGS, type PlantedBug } from './planted-bugs.ts'
export { type SimulateOptions, type SimulationResult, simulateSeed } from './simulate-seed.ts'
export { createVirtualClock, type VirtualClock } from './virtual-clock.ts'
