import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { findRegions, regionName } from '../regions/regions.entry.ts'
import type { enterPopulationInput, PopulationRow } from './population.contract.ts'

/**
 * An operator copies a published figure. It is added, never changed; the same key again adds nothing. Refuses with
 * families.region_unknown, statistics.not_counted_yet.
 */
export async function enterPopulation(
  { db, clock, viewer }: PersonCtx,
  { asOf, ...figure }: z.output<typeof enterPopulationInput>,
): Promise<{ ok: true }> {
  await findRegions(db)
  if (!(await regionName(db, figure.regionCode))) throw new DomainError('families.region_unknown')
  const now = clock.now()
  if (asOf > dayOf(now)) throw new DomainError('statistics.not_counted_yet')
  const entered = { enteredBy: viewer.userId, enteredByName: viewer.name, enteredAt: now }
  await db.populationFigure.createMany({
    data: [{ ...figure, ...entered, asOf: new Date(`${asOf}T00:00:00Z`) }],
    skipDuplicates: true,
  })
  return { ok: true }
}

/** All figures, a district's together, the one in force before what it replaced; at most 400. One statement. */
export const findPopulation = ({ db }: Pick<Ctx, 'db'>): Promise<PopulationRow[]> =>
  db.$queryRaw<PopulationRow[]>`
    select f.id::text, f.region_code as "regionCode", concat_ws(' ', c.name, r.name) as district,
      f.age_group::text as "ageGroup", f.people, to_char(f.as_of, 'YYYY-MM-DD') as "asOf", f.source,
      f.entered_by_name as "enteredByName", f.entered_at as "enteredAt",
      row_number() over (partition by f.region_code, f.age_group order by f.as_of desc, f.entered_at desc, f.id desc) > 1
        as replaced
    from population_figure f left join region r on r.code = f.region_code left join region c on c.code = r.parent
    order by f.region_code, f.age_group, f.as_of desc, f.entered_at desc, f.id desc limit 400`
