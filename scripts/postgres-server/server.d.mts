/** A server that was started for tests. */
export interface StartedPostgres {
  /** URL of the database, for a user that owns it. */
  readonly url: string
  /** The same for the server's administrator. */
  readonly adminUrl: string
  readonly port: number
  readonly processId: number
  /** Makes one more database, which the user of `url` owns. */
  createDatabase(name: string): Promise<void>
  /** Stops it and removes its data. */
  stop(): Promise<void>
}

/** The folder with PostgreSQL's programs; undefined when there is none of version 15 or later. */
export function findPostgres(): string | undefined
/** Starts a server with an empty database. */
export function startPostgres(
  bin: string,
  options?: { readonly isDurable?: boolean; readonly address?: string },
): Promise<StartedPostgres>
