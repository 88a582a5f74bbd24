/**
 * The Prisma command line, able to work without a downloaded engine. Commands that need a database get the built-in
 * one when DATABASE_URL is not set: borrowed when it is running, otherwise started for the length of the command.
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const args = process.argv.slice(2)
const database = await databaseFor(args)
try {
  process.exitCode = await runPrisma(args, database?.url ?? process.env.DATABASE_URL)
} finally {
  await database?.stop()
}

async function databaseFor([command]) {
  if (process.env.DATABASE_URL || !['migrate', 'db'].includes(command)) return undefined
  const { tsImport } = await import('tsx/esm/api')
  const { startEmbeddedPostgres } = await tsImport('../server/platform/embedded-postgres.ts', import.meta.url)
  return startEmbeddedPostgres({
    dataDir: process.env.DATA_DIR ?? '.data',
    port: Number(process.env.PG_PORT ?? 5433),
  })
}

function runPrisma(args, databaseUrl) {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
  const child = spawn(process.execPath, [cli, ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
      PRISMA_SCHEMA_ENGINE_BINARY: join(here, 'schema-engine.mjs'),
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  })
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
}
