// For our own benchmarks. No promise of stability.
export { type AssignableAgent, type Assignment, type AssignmentRequest, createAssignment } from './assignment.ts'
export { combine, hashText, mix, toUnit } from './hash.ts'
export { nextShedShare } from './shedding.ts'
