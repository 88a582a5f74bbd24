import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { i18nFor } from '../../app/i18n/catalogues.server.ts'
import type { Ctx } from '../../server/context.ts'
import { readDocuments } from '../../server/discovery/read-listings.ts'
import { hours } from '../../server/kernel/clock.ts'
import type { NoticeKind } from '../../server/notices/notice.contract.ts'
import { sendMessages } from '../../server/notices/send-messages.ts'
import { createTopics } from '../../server/outbox/topics.ts'
import type { Db } from '../../server/platform/db.ts'
import { createLog } from '../../server/platform/log.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { calls } from '../authorization/calls.ts'
import { type Actor, actors, buildCast } from '../authorization/cast.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { testVault } from '../support/vault.ts'
import { testCtx } from '../support/world.ts'
import { MARK, markedApi, traceIn } from './marked.ts'

const { db } = await testDatabase()
const clock = movableClock()
const cast = await buildCast(db, clock)
await everybodyIsTold(db)
await recordsAreMarked(db)

/** The first who may, by the table of who may do what. */
const table = readFileSync(join(import.meta.dirname, '../authorization/matrix.txt'), 'utf8').split('\n')
function whoMay(name: string, of: string): Actor | null {
  const row = table.find((line) => line.startsWith(`${name.padEnd(25)} ${of.padEnd(15)} `))
  const cells =
    row
      ?.slice(`${name.padEnd(25)} ${of.padEnd(15)} `.length)
      .trim()
      .split(/\s+/) ?? []
  return actors[cells.indexOf('yes')] ?? null
}

const speaking = ['notice', 'alarm', 'elder_text', 'elder_call']
/** Some scenes name people who never were. */
const isThere = (payload: unknown, people: ReadonlySet<string>) => {
  const { userId } = (payload as { to?: { userId?: string } }).to ?? {}
  return userId === undefined || people.has(userId)
}

class TakenBack extends Error {}

/** Everything that left a call or its notices: texts, letters, pushes, inboxes, the log, chains' names, addresses, the index. */
async function whatLeaves(name: string, of: string, actor: Actor) {
  const left: Record<string, string[]> = { log: [], sms: [], voice: [], mail: [], push: [] }
  const fields = new Set<string>()
  let failed = ''
  const say = (where: string, what: unknown) => void left[where]?.push(JSON.stringify(what))
  const log = createLog({ level: 'trace', to: { write: (line) => void left.log?.push(line) } })
  const work = async (tx: Db) => {
    const ports: Partial<Ctx['ports']> = {
      sms: { name: 'sandbox', send: async (text) => say('sms', text) },
      voice: { name: 'console', call: async (words) => say('voice', words) },
      push: {
        publicKey: async () => 'key',
        knows: () => true,
        send: async (_to, push) => {
          say('push', push)
          return 'sent'
        },
      },
    }
    const base = testCtx(tx, clock)
    const mail = { ...base.ports.mail, send: async (letter: unknown) => say('mail', letter) }
    const common = { log, ports: { ...base.ports, ...ports, mail } }
    const apiOf = (who: Actor) =>
      markedApi(createCaller(testCtx(tx, clock, cast.viewers[who], common)), fields)
    const began = new Set((await tx.outbox.findMany({ select: { id: true } })).map(({ id }) => id))
    const answer = calls[name]?.[of]?.({
      ...{ api: apiOf(actor), db: tx, cast, as: { organiser: apiOf('organiser') } },
    })
    await answer?.catch((error: Error) => {
      failed = error.message
    })
    if (failed || fields.size === 0) return
    const system = testCtx(tx, clock, undefined, common)
    const rows = (await tx.outbox.findMany({ orderBy: { id: 'asc' } })).filter(({ id }) => !began.has(id))
    left.outbox = rows.map(({ payload }) => JSON.stringify(payload))
    const people = new Set((await tx.user.findMany({ select: { id: true } })).map(({ id }) => id))
    const topics = createTopics(system, { emitChanged: () => {}, refresh: async () => {} } as never)
    for (const { id, topic, payload } of rows)
      if (speaking.includes(topic) && isThere(payload, people))
        await topics[topic as 'alarm'](payload as never, id)
    const now = clock.now()
    clock.advance(hours(12))
    while ((await sendMessages(system)) > 0);
    clock.set(now)
    const told = await tx.notice.findMany()
    left.inbox = told.flatMap(({ kind, params, path }) => [
      path,
      ...(['zh-CN', 'en'] as const).map((locale) =>
        i18nFor(locale).t(`notices:${kind as NoticeKind}`, { ...(params as object) }),
      ),
    ])
    left.params = told.map(({ params }) => JSON.stringify(params))
    const events = await tx.event.findMany({ select: { stream: true, transition: true, data: true } })
    left.events = events.map((event) => JSON.stringify(event))
    // What a provider says of itself is public, and is there to be found.
    if (!name.startsWith('providers.')) left.index = [JSON.stringify(await readDocuments(tx, 'all', now))]
  }
  await db
    .$transaction(
      async (tx) => {
        await work(tx as Db)
        throw new TakenBack()
      },
      { timeout: 30_000, maxWait: 30_000 },
    )
    .catch((error) => {
      if (!(error instanceof TakenBack)) throw error
    })
  return { left, fields, failed }
}

test('whatever is written in any field of any procedure, none of it reaches a text, a letter, a push, an inbox, the log, a chain’s name or the search index', async () => {
  clock.set(cast.ours.beforeVisit)
  const found: string[] = []
  const refused: Record<string, string> = {}
  const tried = new Set<string>()
  for (const [name, objects] of Object.entries(calls))
    for (const of of Object.keys(objects)) {
      const actor = whoMay(name, of)
      if (!actor) continue
      const { left, fields, failed } = await whatLeaves(name, of, actor)
      if (failed) refused[`${name} ${of}`] = failed
      for (const field of fields) tried.add(field)
      for (const [where, texts] of Object.entries(left))
        for (const text of texts) {
          const trace = traceIn(text)
          if (trace) found.push(`${name} ${of} -> ${where}: ${trace}`)
        }
    }
  expect(found).toEqual([])
  // Said as it would be by a person: a call that is refused proves nothing.
  expect(refused).toEqual({})
  expect(tried.size).toBeGreaterThan(60)
}, 600_000)

/** Everybody has chosen everything, on every way, at any hour. */
async function everybodyIsTold(db: Db) {
  for (const { id } of await db.user.findMany()) {
    await db.mailAddress.create({
      data: {
        ...{ userId: id, address: `${id}@mail.example`, tokenHash: id },
        ...{ askedAt: new Date(0), verifiedAt: new Date(0) },
      },
    })
    await db.noticeHours.create({ data: { userId: id, quietFrom: 0, quietUntil: 0 } })
    const device = { endpoint: `https://push.example/${id}`, p256dh: 'x', auth: 'x' }
    await db.pushDevice.create({ data: { userId: id, ...device, createdAt: clock.now() } })
  }
  await db.$executeRaw`
    insert into notice_choice (user_id, "group", channel, wanted)
    select u.id, g, c::notice_channel, true from "user" u,
      unnest(array['answer', 'change', 'visit', 'reminder', 'message', 'money', 'news', 'help']) g,
      unnest(array['sms', 'email', 'push']) c`
}

/** What was ordered is called after an illness, and so is everything that is known of each visit. */
async function recordsAreMarked(db: Db) {
  await db.$executeRaw`
    update "order" set terms = terms || jsonb_build_object('title', ${MARK}::text, 'tasks', jsonb_build_array(${MARK}::text))`
  for (const { id } of await db.order.findMany({ select: { id: true } })) {
    await db.order.update({ where: { id }, data: { note: testVault.seal('order.note', id, MARK) } })
  }
  for (const { id } of await db.visit.findMany({ select: { id: true } }))
    await db.visit.update({ where: { id }, data: { report: testVault.seal('visit.report', id, MARK) } })
  await db.review.updateMany({ data: { text: MARK } })
  await db.savedSearch.updateMany({ data: { name: MARK } })
}
