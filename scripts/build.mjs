/**
 * Builds for production: the Remix app into build/client and build/server, the worker beside a carer's pages into
 * build/client/sw.js, all of it compressed as well, the server into build/server-main.js.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { packFiles } from './pack-files.mjs'
import { asCalls, spreadByAssign, spreadFileByAssign } from './spread-by-assign.mjs'
import { run } from './steps.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const remix = createRequire(import.meta.url).resolve('@remix-run/dev/dist/cli.js')

try {
  // In this order: Remix empties the folder first.
  await run(process.execPath, [remix, 'vite:build'], { env: { ...process.env, NODE_ENV: 'production' } })
  await build({
    entryPoints: ['app/offline/service-worker.ts'],
    outfile: 'build/client/sw.js',
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
    logLevel: 'error',
  })
  await packFiles('build/client')
  await build({
    entryPoints: ['server/http/main.ts'],
    outfile: 'build/server-main.js',
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    logLevel: 'error',
    ...asCalls,
  })
  await writeFile('build/server-main.js', spreadByAssign(await readFile('build/server-main.js', 'utf8')))
  for (const file of await readdir('build/server', { recursive: true }))
    if (file.endsWith('.js')) await spreadFileByAssign(`build/server/${file}`)
} catch (error) {
  console.error(error.output ?? error.message)
  process.exitCode = 1
}
