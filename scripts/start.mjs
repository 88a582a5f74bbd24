/**
 * `npm start`: everything from a fresh clone to a running site, doing only what is stale. The server then runs in this
 * very process, so that Ctrl-C reaches it and nothing is left behind. `--dev` rebuilds while you edit.
 */
import { spawn } from 'node:child_process'
import module, { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { startDatabase } from './database.mjs'
import { build, checkNode, generate, install, root } from './prepare.mjs'
import { StepFailed, step } from './steps.mjs'

process.chdir(root)
try {
  checkNode()
  await install()
  await generate()
  if (process.argv.includes('--dev')) await develop()
  else await serve()
} catch (error) {
  tell(error)
  process.exit(1)
}

async function serve() {
  process.env.NODE_ENV ||= 'production'
  // Deprecations in packages are for us to read, in --dev and in tests.
  process.noDeprecation = true
  await build()
  // Node 22 and newer keep what they have compiled: the next start is quicker.
  module.enableCompileCache?.(`${root}/.cache/compiled`)
  const { start } = await import(pathToFileURL(`${root}/build/server-main.js`).href)
  await start({ step })
}

/** The database belongs to this process and outlives the restarts of the server, which are many. */
async function develop() {
  const database = process.env.DATABASE_URL ? undefined : await step('Starting PostgreSQL', startDatabase)
  const server = spawn(process.execPath, [...watcher(), 'server/http/main.ts'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'development',
      ...(database && { DATABASE_URL: database.url, DEMO: process.env.DEMO || 'true' }),
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
  const code = await new Promise((resolve) => server.once('close', resolve))
  await database?.stop()
  process.exitCode = code ?? 0
}

/** Vite follows app/ by itself, without a restart; contracts are watched by both, since both use them. */
function watcher() {
  const tsx = createRequire(import.meta.url).resolve('tsx/cli')
  return [tsx, 'watch', '--clear-screen=false', '--exclude', './app/**', '--exclude', './build/**']
}

function tell(error) {
  if (error.sentences) for (const sentence of error.sentences) console.error(sentence)
  else if (error instanceof StepFailed)
    console.error([error.output, error.message].filter(Boolean).join('\n'))
  else console.error(error)
}
