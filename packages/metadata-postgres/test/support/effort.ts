/** `npm run test:postgres` asks for the long form; `npm test` gets by with a short one. */
const isLong = process.env['POSTGRES_LONG'] === '1'

/** How often two agents race with the same retry. */
export const RACE_ROUNDS = isLong ? 10_000 : 300

/** How many bytes later each connection is cut than the one before. */
export const CUT_STEP_BYTES = isLong ? 1 : 11

/** How many random runs both engines are compared in. */
export const RANDOM_RUNS = isLong ? 600 : 100
