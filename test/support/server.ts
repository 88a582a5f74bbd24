import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { afterAll } from 'vitest'
import { type Composed, type ComposeOptions, compose } from '../../server/http/compose.ts'
import type { Db } from '../../server/platform/db.ts'
import { readEnv } from '../../server/platform/env.ts'
import { createLog } from '../../server/platform/log.ts'
import { type MovableClock, movableClock } from './clock.ts'
import { testDatabase } from './database.ts'
import { testVault } from './vault.ts'

export type TestServer = Composed & { db: Db; databaseUrl: string; clock: MovableClock }

type TestServerOptions = Pick<ComposeOptions, 'ports' | 'pages'> & {
  /** Silent unless another is given. */
  log?: ComposeOptions['log']
  /** Standing still at saturdayMorning unless another is given. */
  clock?: MovableClock
  /** Further settings, by the names of the environment. */
  settings?: Record<string, string>
}

/**
 * The whole product on a free port, with a database of this test file's own and a clock that moves when told to.
 * Called at the top of a file: `const { url, db, clock } = await testServer()`. Stops with the file.
 */
export async function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { db, url: databaseUrl } = await testDatabase()
  const { clock = movableClock(), pages = 'none', ports = {}, settings = {} } = options
  const port = await freePort()
  const env = readEnv({
    NODE_ENV: 'test',
    PORT: String(port),
    APP_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: tmpdir(),
    DATABASE_URL: databaseUrl,
    SESSION_SECRET: 'a-secret-of-the-tests-and-of-nobody-else',
    LOG_LEVEL: 'silent',
    ...settings,
  })
  const log = options.log ?? createLog({ level: env.LOG_LEVEL })
  const composed = await compose({
    env,
    db,
    databaseUrl,
    log,
    clock,
    ports: { vault: testVault, ...ports },
    pages,
  })
  await composed.listen()
  afterAll(composed.close)
  return { ...composed, db, databaseUrl, clock }
}

function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
