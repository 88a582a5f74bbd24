import type { Ctx } from '../context.ts'
import { after, days } from '../kernel/clock.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { Db } from '../platform/db.ts'
import {
  type RetentionNight,
  type RetentionRule,
  retentionRuleNames,
  retentionRules,
} from './retention.contract.ts'

const NIGHTS_SHOWN = 7
/** At once: a statement stays short, and whatever is left comes the next time. */
const BATCH = 5_000

/** What each rule removes before an instant; gives how many rows. */
const sweeps: Readonly<Record<RetentionRule, (db: Db, before: Date) => Promise<number>>> = {
  outbox: (db, before) => db.$executeRaw`
    delete from outbox where id in (
      select id from outbox where delivered_at < ${before} order by delivered_at limit ${BATCH}::int)`,
  notices: (db, before) => db.$executeRaw`
    delete from notice where id in (
      select id from notice where created_at < ${before} order by created_at limit ${BATCH}::int)`,
  positions: (db, before) => db.$executeRaw`
    update visit set check_in_lat = null, check_in_lng = null
    where check_in_lat is not null and ends_at < ${before}`,
  links: async (db, before) =>
    (
      await db.elderLink.deleteMany({
        where: { OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] },
      })
    ).count + (await db.familyInvite.deleteMany({ where: { expiresAt: { lt: before } } })).count,
  looks: async (db, before) =>
    (await db.operatorLook.deleteMany({ where: { lastAt: { lt: before } } })).count,
  outreach: (db, before) => db.$executeRaw`
    update hardship set words = '', recipient_id = null, order_id = null, street = ''
    where closed_at < ${before} and (words <> '' or recipient_id is not null or order_id is not null)`,
}

/** Once a day, whichever process comes first: removes what its rule keeps no longer and remembers how much. */
export async function keepNoLonger({ db, clock }: Pick<Ctx, 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  const ranOn = new Date(`${dayOf(now)}T00:00:00Z`)
  for (const rule of retentionRuleNames) {
    const { count } = await db.retentionRun.createMany({ data: [{ rule, ranOn }], skipDuplicates: true })
    if (count === 0) continue
    const removed = await sweeps[rule](db, after(now, -days(retentionRules[rule])))
    await db.retentionRun.update({ where: { rule_ranOn: { rule, ranOn } }, data: { removed } })
  }
}

/** What the last nights removed, the latest first. Only operators get here. */
export async function findRetention({ db }: Pick<Ctx, 'db'>): Promise<RetentionNight[]> {
  const rows = await db.retentionRun.findMany({
    orderBy: { ranOn: 'desc' },
    take: NIGHTS_SHOWN * retentionRuleNames.length,
  })
  const nights = [...new Set(rows.map(({ ranOn }) => ranOn.toISOString().slice(0, 10)))]
  return nights.map((day) => {
    const of = (rule: RetentionRule) =>
      rows.find((row) => row.rule === rule && row.ranOn.toISOString().startsWith(day))?.removed ?? 0
    const removed = Object.fromEntries(retentionRuleNames.map((rule) => [rule, of(rule)]))
    return { day, removed: removed as RetentionNight['removed'] }
  })
}
