import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { createSearch } from '../discovery/discovery.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { systemClock } from '../platform/clock.ts'
import { openDb } from '../platform/db.ts'
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { type Env, readEnv } from '../platform/env.ts'
import { createLog } from '../platform/log.ts'
import { migrate } from '../platform/migrations.ts'
import { projectRoot } from '../platform/root.ts'
import { StartProblem } from '../platform/start-problem.ts'
import type { ImportProfile } from './import-profile.ts'
import { importRegistry, type RegistryFile } from './import-registry.ts'
import { loadProfile } from './load-profile.ts'
import { printedReport } from './print-report.ts'
import { type ImportReport, importProfiles } from './registry.contract.ts'

const USAGE = [
  'npm run import -- <file.csv> --profile <name or file.json> [--json]',
  `Profiles: ${importProfiles.join(', ')}, or a .json file of the same shape.`,
]

/**
 * Brings a registry's file in and prints what became of it; with --json only the whole report. Ends with 1, nothing
 * changed, when the file as a whole can't be taken, and with 2 when it was called wrongly.
 */
async function main(): Promise<number> {
  const started = performance.now()
  const { path, profileName, json } = readArguments()
  const profile = loadProfile(profileName)
  const report = await importInto(readEnv(), { file: fileAt(path), profile })
  const seconds = (performance.now() - started) / 1_000
  say(json ? `${JSON.stringify(report, null, 2)}\n` : printedReport(report, seconds))
  return 0
}

function readArguments(): { path: string; profileName: string; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { profile: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    const [path, ...more] = positionals
    if (path && more.length === 0 && values.profile)
      return { path, profileName: values.profile, json: values.json }
    throw new StartProblem(...USAGE)
  } catch (error) {
    throw error instanceof StartProblem ? error : new StartProblem((error as Error).message, ...USAGE)
  }
}

function fileAt(path: string): RegistryFile {
  try {
    return { name: basename(path), bytes: readFileSync(path) }
  } catch (error) {
    throw new DomainError('registry.file_unreadable', { reason: (error as Error).message })
  }
}

async function importInto(
  env: Env,
  what: { file: RegistryFile; profile: ImportProfile },
): Promise<ImportReport> {
  const own = env.DATABASE_URL
    ? null
    : await startEmbeddedPostgres({ dataDir: env.DATA_DIR, port: env.PG_PORT })
  const url = env.DATABASE_URL ?? own?.url ?? ''
  const db = openDb(url, { max: 2 })
  try {
    await migrate(url, projectRoot())
    const log = createLog({ level: 'warn', readable: true })
    const ctx = { db, clock: systemClock, log, ports: { search: createSearch({ env, db, log }) } }
    return await importRegistry(ctx, what)
  } finally {
    await db.$disconnect()
    await own?.stop()
  }
}

function explain(error: unknown): number {
  if (error instanceof StartProblem) {
    complain(error.sentences)
    return 2
  }
  if (!(error instanceof DomainError)) throw error
  const { reason, missing, doubled, found } = error.params as Record<string, string>
  complain([
    '这个文件没有导入，数据库没有改动。',
    ...(reason ? [`原因：${reason}。`] : []),
    ...(missing ? [`缺少这些列：${missing}。`] : []),
    ...(doubled ? [`这些列出现了不止一次：${doubled}。`] : []),
    ...(found !== undefined
      ? [`文件第一行是：${found || '（空）'}。`, '请核对文件，或换一个 --profile。']
      : []),
  ])
  return 1
}

const say = (text: string) => process.stdout.write(text)
const complain = (sentences: readonly string[]) => process.stderr.write(`${sentences.join('\n')}\n`)

process.exitCode = await main().catch(explain)
