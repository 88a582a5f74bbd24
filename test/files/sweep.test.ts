import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { createFolderStore, sweepFiles } from '../../server/files/files.entry.ts'
import { hours } from '../../server/kernel/clock.ts'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const folder = await mkdtemp(join(tmpdir(), 'files-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const ports = { ...testCtx(db, clock).ports, files: createFolderStore(folder) }
const ctxOf = (viewer: Viewer) => testCtx(db, clock, viewer, { ports })
const as = (viewer: Viewer) => createCaller(ctxOf(viewer))
const system = ctxOf({ kind: 'anonymous' })
const bytes = new Uint8Array(
  await sharp({ create: { width: 300, height: 300, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer(),
)
const kept = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).length

test('an upload whose transaction fails leaves no file for ever; what a row names stays', async () => {
  const orderId = await visitedOrder(db, clock, world)
  const daughter = as(world.daughter.viewer)
  const before = await kept()
  await db.$executeRaw`alter table chat_message add constraint refuses check (text <> '写不进去')`
  const send = (text: string) =>
    daughter.chat.send({ orderId, as: 'family', text, photo: bytes, key: randomUUID() })
  await expect(send('写不进去')).rejects.toThrow()
  expect(await kept()).toBe(before + 2)
  await send('钥匙照片')
  const carer = as(world.carer.viewer)
  await carer.portraits.putOwn({ bytes, everybody: false })
  await daughter.reviews.write({ orderId, stars: 5, key: randomUUID(), photos: [bytes], faces: true })
  expect(await kept()).toBe(before + 8)
  expect(await sweepFiles(system)).toBe(0)
  clock.advance(hours(1) + 1)
  expect(await sweepFiles(system)).toBe(1)
  expect([await kept(), await db.notedFile.count()]).toEqual([before + 6, 0])
  expect(await sweepFiles(system)).toBe(0)
  // One that is not named any more was somebody's to remove; nothing is noted of it.
  await carer.portraits.putOwn({ bytes, everybody: false })
  clock.advance(hours(2))
  expect(await sweepFiles(system)).toBe(0)
  expect(await kept()).toBe(before + 6)
})

test('every table that names files is asked', async () => {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select table_name::text as name from information_schema.columns
    where column_name in ('file_key', 'portrait_id') and table_schema = 'public' order by 1`
  expect(tables.map(({ name }) => name)).toEqual([
    ...['association_evaluation', 'care_entry', 'caregiver', 'chat_message', 'filing_file'],
    ...['inspection_photo', 'late_note', 'noted_file', 'review_photo'],
  ])
})
