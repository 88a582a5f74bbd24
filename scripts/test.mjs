/**
 * `npm test`: every check there is, one line each, as far as sensible even when one fails. The last line counts the
 * checks and the tests: `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, checkNode, generate, install, root } from './prepare.mjs'
import { run, step } from './steps.mjs'

process.chdir(root)
const require = createRequire(import.meta.url)
const count = { passed: 0, failed: 0 }
const failures = []
const silently = (_title, work) => work()
const scratch = mkdtempSync(join(tmpdir(), 'yiyou-check-'))

const ready =
  (await check('Node and packages', async () => {
    checkNode()
    await install(silently)
  })) && (await check('Database client', () => generate(silently)))

if (ready) {
  await check('Types', () => tool('typescript/bin/tsc', ['--noEmit']))
  await check('Format and lint', () =>
    tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  )
  await check('Which way the arrows point', () =>
    tool('dependency-cruiser/bin/dependency-cruise.mjs', [
      'app',
      'server',
      'prisma',
      'test',
      '--output-type',
      'err',
    ]),
  )
  await check('Declared but unused', () =>
    tool('knip/bin/knip.js', ['--include', 'dependencies,unlisted,files,exports,types']),
  )
  const built = await check('Build', () => build(silently))
  await tests('unit')
  await tests('server')
  if (built) await tests('e2e')
}

rmSync(scratch, { recursive: true, force: true })
for (const { title, output } of failures) console.log(`\n── ${title}\n${output.trim()}`)
console.log(`\n${count.passed} passed, ${count.failed} failed`)
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1

/** Runs one check; says whether it passed. */
async function check(title, work) {
  try {
    await step(title, work)
    count.passed++
    return true
  } catch (error) {
    count.failed++
    failures.push({ title, output: error.output || error.stack || String(error) })
    return false
  }
}

/** Runs one kind of tests and counts them. A run in which nothing ran has failed. */
async function tests(kind) {
  const report = join(scratch, `${kind}.json`)
  const title = `Tests: ${kind}`
  let output = ''
  let ended = true
  try {
    await step(title, async () => {
      output = await tool('vitest/vitest.mjs', [
        ...['run', '--project', kind, '--reporter=default', '--reporter=json'],
        ...[`--outputFile.json=${report}`, '--no-color'],
      ])
    })
  } catch (error) {
    ended = false
    output = error.output ?? error.stack
    failures.push({ title, output })
  }
  const { numPassedTests = 0, numFailedTests = 0, numFailedTestSuites = 0, success = false } = read(report)
  // An error outside every test fails the run, though the report counts no test as failed.
  const failed = ended && success ? 0 : Math.max(1, numFailedTests || numFailedTestSuites)
  count.passed += numPassedTests
  count.failed += failed
  if (failed === 0 && numPassedTests === 0) {
    count.failed++
    failures.push({ title, output: 'No test ran.' })
  }
  console.log(`    ${numPassedTests} passed, ${failed} failed`)
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return {}
  }
}

/** Runs a program that came with a package. */
function tool(path, args) {
  const [scope, name] = path.split('/')
  const packageName = path.startsWith('@') ? `${scope}/${name}` : scope
  return run(process.execPath, [join(folderOf(packageName), path.slice(packageName.length + 1)), ...args], {
    cwd: root,
    env: { ...process.env, FORCE_COLOR: '0' },
  })
}

function folderOf(packageName) {
  return require.resolve
    .paths(packageName)
    .map((modules) => join(modules, packageName))
    .find((folder) => read(join(folder, 'package.json')).name === packageName)
}
