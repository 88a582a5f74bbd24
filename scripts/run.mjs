/** Runs one of our TypeScript programs against the configured database, or the built-in one when none is named. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { withDatabase } from './database.mjs'
import { generate, install, root } from './prepare.mjs'

const [program, ...args] = process.argv.slice(2)
if (!program) {
  console.error('Name a program to run, such as: node scripts/run.mjs server/registry/import.cli.ts')
  process.exit(2)
}
await install()
await generate()
process.exitCode = await withDatabase((url) => {
  const tsx = createRequire(import.meta.url).resolve('tsx/cli')
  const child = spawn(process.execPath, [tsx, program, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: url },
  })
  // Ctrl-C reaches the child as well; the database has to wait for it.
  process.on('SIGINT', () => {})
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
})
