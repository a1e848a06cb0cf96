/**
 * Puts the schema's name in place of `millrace.` in a statement of ours. The name was checked by `resolvePostgresMetadataOptions`
 * to be a plain identifier; nothing that comes from a client ever becomes part of a statement.
 */
export function inSchema(sql: string, schema: string): string {
  return sql.replaceAll(/\bmillrace\./g, `"${schema}".`)
}

/** The store's clock in a statement: the parameter when a test sets the time, else the server's clock. */
export function clockSql(parameter: string): string {
  return `COALESCE(${parameter}::bigint, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)`
}
