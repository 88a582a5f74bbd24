import type { PersonCtx } from '../context.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { requireManager } from '../providers/providers.entry.ts'
import type { PoolClass, PoolRuleView, PoolsView, PoolView } from './capacity.contract.ts'
import { ruleFor } from './capacity.rules.ts'
import { type Pool, type RuleRow, readPools, readRules } from './read-pools.ts'

/**
 * A provider's pools as its manager keeps them, what they may be sold as, who may look after them, and the rules of its
 * district today. Refuses with providers.not_found, providers.not_allowed.
 */
export async function findPools(ctx: PersonCtx, { providerId }: { providerId: string }): Promise<PoolsView> {
  requireManager(ctx.viewer, providerId)
  const day = dayOf(ctx.clock.now())
  const mine = { providerId, retiredAt: null }
  const [pools, offerings, caregivers, rules, site] = await Promise.all([
    readPools(ctx.db, { providerId }, day),
    ctx.db.offering.findMany({
      where: { ...mine, mode: 'on_site' },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true, title: true, category: true, unit: true },
    }),
    ctx.db.caregiver.findMany({ where: mine, orderBy: { id: 'asc' }, select: { id: true, name: true } }),
    readRules(ctx.db),
    ctx.db.site.findFirst({ where: { providerId }, orderBy: { id: 'asc' }, select: { regionCode: true } }),
  ])
  const classes = [...new Set(rules.map(({ ageClass }) => ageClass as PoolClass))]
  const regionCode = site?.regionCode ?? null
  return {
    pools: pools.map(viewPool),
    offerings,
    caregivers,
    rules: classes.flatMap((ageClass) => {
      const rule = ruleFor(rules, { ageClass, regionCode, day })
      return rule ? { ageClass, ...viewRule(rule) } : []
    }),
  }
}

const viewPool = ({ providerId: _, work: __, siteId: ___, rule, ...pool }: Pool): PoolView => ({
  ...pool,
  sessions: pool.sessions.map(({ no, name, startMinute, endMinute }) => ({
    no,
    name,
    startMinute,
    endMinute,
  })),
  rule: rule && viewRule(rule),
})

export const viewRule = ({
  most,
  perCarer,
  fromMonths,
  toMonths,
  validFrom,
  source,
}: RuleRow): PoolRuleView => ({
  most,
  perCarer,
  fromMonths,
  toMonths,
  validFrom,
  source,
})
