/** The built-in database for scripts: started, or borrowed from a server that is running. */

/** Calls `use` with the address of the configured database, or of the built-in one for as long as it takes. */
export async function withDatabase(use) {
  if (process.env.DATABASE_URL) return use(process.env.DATABASE_URL)
  const database = await startDatabase()
  try {
    return await use(database.url)
  } finally {
    await database.stop()
  }
}

/** Gives `{ url, stop }`. */
export async function startDatabase() {
  const { tsImport } = await import('tsx/esm/api')
  const { startEmbeddedPostgres } = await tsImport('../server/platform/embedded-postgres.ts', import.meta.url)
  return startEmbeddedPostgres({
    dataDir: process.env.DATA_DIR || '.data',
    port: Number(process.env.PG_PORT || 5433),
  })
}
