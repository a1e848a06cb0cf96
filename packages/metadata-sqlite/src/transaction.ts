import type { SqliteDatabase } from './open-database.ts'

/** Runs what reads and writes as one: all of it is stored when it returns, nothing when it throws. */
export type RunTransaction = <Result>(run: () => Result) => Result

/** A {@link RunTransaction} on this connection. */
export function createTransaction(database: SqliteDatabase): RunTransaction {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  return (run) => {
    begin.run()
    try {
      const result = run()
      commit.run()
      return result
    } catch (error) {
      // SQLite has rolled back by itself after some failures.
      if (database.inTransaction) database.exec('ROLLBACK')
      throw error
    }
  }
}
