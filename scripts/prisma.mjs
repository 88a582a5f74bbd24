/**
 * The Prisma command line, able to work without a downloaded engine. Commands that need a database get the built-in
 * one when DATABASE_URL is not set: borrowed when it is running, otherwise started for the length of the command.
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withDatabase } from './database.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const args = process.argv.slice(2)
const needsDatabase = ['migrate', 'db', 'studio'].includes(args[0])
process.exitCode = needsDatabase ? await withDatabase(runPrisma) : await runPrisma(process.env.DATABASE_URL)

function runPrisma(databaseUrl) {
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
