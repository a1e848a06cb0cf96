import type { SqliteDatabase } from './open-database.ts'

/** A prepared statement whose rows have a known shape. */
export interface Statement<Row> {
  /** Runs it and returns every row. */
  all(...parameters: readonly unknown[]): Row[]
  /** Runs it; says how many rows it changed and the key of the last one inserted. */
  run(...parameters: readonly unknown[]): { readonly changes: number; readonly lastInsertRowid: number | bigint }
}

/** Prepares a statement. `Row` must name the columns that it returns, in their SQL spelling. */
export function prepare<Row = never>(database: SqliteDatabase, sql: string): Statement<Row> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The statement's text decides the shape of its rows.
  return database.prepare(sql) as Statement<Row>
}
