/** What has to be there before the program runs: packages, the Prisma client, the build. Each is done only when stale, and reports itself. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run, StepFailed, step } from './steps.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (path) => join(root, path)

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new StepFailed(
    `Yiyou needs Node 20.19 or newer; this is Node ${process.versions.node}. Install Node 24 and start again.`,
  )
}

export async function install(report = step) {
  const lock = hashOf(['package.json', 'package-lock.json'])
  if (installed(lock)) return
  await report('Installing packages', () =>
    run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root }),
  )
  writeStamp('node_modules/.yiyou-installed', lock)
}

/** Installed by this script, or by hand since the lock file last changed. */
function installed(lock) {
  const listing = at('node_modules/.package-lock.json')
  if (!existsSync(listing)) return false
  const stamp = readStamp('node_modules/.yiyou-installed')
  return stamp === lock || statSync(listing).mtimeMs >= statSync(at('package-lock.json')).mtimeMs
}

export async function generate(report = step) {
  const schema = hashOf(['prisma/schema', 'prisma.config.ts', 'package-lock.json'])
  const stamp = 'server/platform/prisma/.schema'
  if (readStamp(stamp) === schema && existsSync(at('server/platform/prisma/client.ts'))) return
  await report('Generating the database client', () => runScript('scripts/prisma.mjs', ['generate']))
  writeStamp(stamp, schema)
}

export async function build(report = step) {
  const sources = hashOf([
    ...['app', 'server', 'public', 'prisma/schema', 'prisma/seed', 'scripts/build.mjs'],
    ...['vite.config.ts', 'remix.config.js', 'tsconfig.json', 'package-lock.json'],
  ])
  if (readStamp('build/.sources') === sources && existsSync(at('build/server-main.js'))) return
  await report('Building the site', () => runScript('scripts/build.mjs', []))
  writeStamp('build/.sources', sources)
}

export function runScript(script, args, options = {}) {
  return run(process.execPath, [at(script), ...args], { cwd: root, ...options })
}

/** One fingerprint of the contents of files and folders; generated code is left out. */
function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) addTo(hash, path)
  return hash.digest('hex')
}

function addTo(hash, path) {
  const stat = statSync(at(path), { throwIfNoEntry: false })
  if (!stat || path === 'server/platform/prisma') return
  if (stat.isDirectory()) {
    for (const name of readdirSync(at(path)).sort()) addTo(hash, `${path}/${name}`)
  } else {
    hash.update(path).update(readFileSync(at(path)))
  }
}

function readStamp(path) {
  return existsSync(at(path)) ? readFileSync(at(path), 'utf8') : undefined
}

function writeStamp(path, text) {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), text)
}
