import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { environmentWith } from '../../server/platform/env.ts'
import { projectRoot } from '../../server/platform/root.ts'
import { testKeys } from '../support/vault.ts'
import { freePort } from './free-port.ts'

export type Served = {
  readonly url: string
  readonly listings: number
  readonly buildMs: number
  /** From then until the engine of its own answers, where there is one. */
  readonly filledMs: number
  /** Milliseconds of CPU it has used so far. */
  used(): Promise<number>
  /** Bytes it holds. */
  held(): Promise<number>
  close(): Promise<void>
}

/**
 * The server as it was built, in a process of its own, once its search index is complete. Runs on the given database, where
 * with `demo` it plays the example world first, and with `meili` it is done once that engine is filled and answers.
 */
export async function serve(
  databaseUrl: string,
  { demo = false, meili }: { demo?: boolean; meili?: { url: string; key: string } } = {},
): Promise<Served> {
  const root = projectRoot()
  const main = join(root, 'build/server-main.js')
  if (!existsSync(main)) throw new Error('Run `npm run build` first: what is measured is what is served.')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', new URL('./report-usage.mjs', import.meta.url).href, main],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: environmentWith({
        ...{
          NODE_ENV: 'production',
          LOG_LEVEL: 'info',
          DEMO: String(demo),
          MEILI_URL: meili?.url ?? '',
          ...(meili && { MEILI_KEY: meili.key, MEILI_INDEX: 'bench' }),
          DATA_DIR: tmpdir(),
        },
        ...{ DATABASE_URL: databaseUrl, PORT: String(port), HOST: '127.0.0.1', APP_URL: url },
        SESSION_SECRET: 'a-secret-of-the-bench-and-of-nobody-else',
        DATA_KEYS: testKeys,
      }),
    },
  )
  const { listings, milliseconds } = await built(child)
  const filledMs = meili ? await answering(url) : 0
  return {
    url,
    listings,
    buildMs: milliseconds,
    filledMs,
    used: () => told(child, 'used'),
    held: () => told(child, 'held'),
    close: () =>
      new Promise((resolve) => {
        child.once('close', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

function told(child: ChildProcess, what: 'used' | 'held'): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (figure) => resolve(figure as number))
    child.send(what)
  })
}

/** What it says of itself in its log. */
function built(child: ChildProcess): Promise<{ listings: number; milliseconds: number }> {
  return new Promise((resolve, reject) => {
    child.once('close', (code) => reject(new Error(`The server ended with ${code}`)))
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      if (line.includes('the search index is built')) resolve(JSON.parse(line))
    })
  })
}

/** Milliseconds until it says of itself that all is well. */
async function answering(url: string): Promise<number> {
  const begun = performance.now()
  for (;;) {
    const { search } = (await (await fetch(`${url}/readyz`)).json()) as { search?: { state: string } }
    if (search?.state === 'ok') return Math.round(performance.now() - begun)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
