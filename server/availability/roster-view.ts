import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { addDays, dayOf, pairs } from '../kernel/wall-time.ts'
import type { Prisma } from '../platform/db.ts'
import { portraitPath } from '../portraits/portraits.entry.ts'
import { requireManager } from '../providers/providers.entry.ts'
import { holidaysBetween, missingIn } from './holidays.ts'
import type { OtherDay, Roster, RosterCaregiver, RosterSite } from './roster.contract.ts'

/**
 * All a manager says about time: the house, its closing days, and each caregiver's week, limits, exceptions from today on
 * and leave not over yet. Refuses with providers.not_found, providers.not_allowed.
 */
export async function findRoster(ctx: PersonCtx, { providerId }: { providerId: string }): Promise<Roster> {
  requireManager(ctx.viewer, providerId)
  const now = ctx.clock.now()
  const today = dayOf(now)
  const provider = await ctx.db.provider.findUnique({
    where: { id: providerId },
    include: partsFrom(now, new Date(`${today}T00:00:00Z`)),
  })
  if (!provider) throw new DomainError('providers.not_found')
  const coming = await holidaysBetween(ctx.db, today, addDays(today, 366))
  const thisYear = await holidaysBetween(ctx.db, `${today.slice(0, 4)}-01-01`, today)
  const known = [...thisYear, ...coming].map(({ day }) => Number(day.slice(0, 4)))
  return {
    id: providerId,
    today,
    holidays: provider.holidays,
    bookAheadDays: provider.bookAheadDays,
    sites: provider.sites.map(({ id, name, district, addressLine, hours, days }) => ({
      id,
      name: name || `${district}${addressLine}`,
      hours: hours.map(stretchOf),
      days: days.map(otherDay),
    })),
    closings: provider.closings.map(({ id, siteId, firstDay, lastDay, reason }) => ({
      ...{ id, siteId, reason },
      firstDay: dateOf(firstDay),
      lastDay: dateOf(lastDay),
    })),
    caregivers: provider.caregivers.map((row) => ({ ...caregiverOf(row), portrait: portraitPath(ctx, row) })),
    comingHolidays: coming.filter(({ day }) => day <= addDays(today, 60)),
    missingYears: missingIn(known, today),
  }
}

const partsFrom = (now: Date, today: Date) =>
  ({
    sites: {
      orderBy: { id: 'asc' },
      include: {
        hours: { orderBy: [{ weekday: 'asc' }, { startMinute: 'asc' }] },
        days: { where: { day: { gte: today } }, orderBy: { day: 'asc' } },
      },
    },
    closings: { where: { lastDay: { gte: today } }, orderBy: { firstDay: 'asc' } },
    caregivers: {
      where: { retiredAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      include: {
        hours: { orderBy: [{ weekday: 'asc' }, { startMinute: 'asc' }] },
        exceptions: { where: { day: { gte: today } }, orderBy: { day: 'asc' } },
        leaves: { where: { endsAt: { gt: now } }, orderBy: { startsAt: 'asc' } },
      },
    },
  }) satisfies Prisma.ProviderInclude

type Row = Prisma.ProviderGetPayload<{ include: ReturnType<typeof partsFrom> }>['caregivers'][number]

const caregiverOf = ({
  id,
  name,
  hours,
  holidays,
  bufferMinutes,
  dailyVisits,
  dailyMinutes,
  acceptsPets,
  acceptsSmoke,
  exceptions,
  leaves,
}: Row): Omit<RosterCaregiver, 'portrait'> => ({
  ...{ id, name, holidays, bufferMinutes, dailyVisits, dailyMinutes, acceptsPets, acceptsSmoke },
  hours: hours.map(stretchOf),
  days: exceptions.map(otherDay),
  leaves: leaves.map(({ id: leaveId, kind, startsAt, endsAt, note }) => ({
    id: leaveId,
    ...{ kind, startsAt, endsAt, note },
  })),
})

type Stretch = RosterSite['hours'][number]
const stretchOf = ({ weekday, startMinute, endMinute }: Stretch): Stretch => ({
  weekday,
  startMinute,
  endMinute,
})
const otherDay = ({ day, bounds, note }: { day: Date; bounds: number[]; note: string }): OtherDay => ({
  day: dateOf(day),
  spans: pairs(bounds),
  note,
})

const dateOf = (day: Date) => day.toISOString().slice(0, 10)
