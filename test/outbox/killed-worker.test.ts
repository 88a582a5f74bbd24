import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { put, until, work } from './worker-bench.ts'

const database = await testDatabase()

test('a delivery whose worker is killed in the middle is made again within 15 seconds', {
  timeout: 60_000,
}, async () => {
  const id = await put(database.db, 'listing', { providerId: 'half done' })
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./hanging-worker.ts', import.meta.url)), database.url],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')

  child.kill('SIGKILL')
  const killedAt = performance.now()
  await once(child, 'exit')
  await work(database)
  await until(async () => (await database.db.outbox.findUniqueOrThrow({ where: { id } })).deliveredAt, 30_000)
  const recovery = (performance.now() - killedAt) / 1_000
  expect(recovery).toBeLessThan(15)
  // Not taken from the living either: for ten seconds it is theirs.
  expect(recovery).toBeGreaterThan(7)
})
