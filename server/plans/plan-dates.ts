import { type ForWhom, teamSlots } from '../availability/availability.entry.ts'
import { after, minutes } from '../kernel/clock.ts'
import { addDays, dayOf, instantOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { PlanChoices, PlanDate, PlanOption } from './plan.contract.ts'
import type { Recurrence } from './recurrence.contract.ts'
import { datesOf } from './recurrence.rules.ts'

/** As many other ways are shown for a day on which nobody is free. */
const OPTIONS = 4

export type DatesAsked = {
  readonly offeringId: string
  readonly caregiverId: string | null
  readonly whom: ForWhom
  readonly recurrence: Recurrence
  readonly choices: PlanChoices
  /** Wall dates, both included. */
  readonly from: string
  readonly until: string
  readonly now: Date
}

export type DatesFound = {
  readonly dates: readonly (PlanDate & { readonly caregiverIds: readonly string[] })[]
  readonly leftOut: readonly { readonly day: string; readonly name: string }[]
}

/**
 * The dates of a recurrence in a window, each with who could come, best first: the one asked for, then whoever comes to most of
 * the others, so that one face stays. Three queries, however many dates. Refuses with availability.offering_not_found.
 */
export async function planDates(db: Db | Tx, asked: DatesAsked): Promise<DatesFound> {
  const { recurrence, from, until } = asked
  const holidays = await holidaysBetween(db, recurrence.firstDay, until)
  // Whoever chose a holiday for the first visit meant it.
  const isHoliday = (day: string) => day !== recurrence.firstDay && holidays.has(day)
  const days = datesOf(recurrence, { from, until, isHoliday })
  if (days.length === 0) return { dates: [], leftOut: [] }
  const team = await freeTimes(db, asked, days)
  const familiar = order(days, recurrence, team, asked.caregiverId)
  const every =
    recurrence.holidays === 'skip' ? datesOf(recurrence, { from, until, isHoliday: () => false }) : []
  return {
    dates: days.map((day) => dateOf(day, asked, { team, familiar, holiday: holidays.get(day) ?? null })),
    leftOut: every.flatMap((day) => {
      const name = holidays.get(day)
      return name === undefined || !isHoliday(day) ? [] : [{ day, name }]
    }),
  }
}

async function holidaysBetween(db: Db | Tx, from: string, until: string): Promise<Map<string, string>> {
  const rows = await db.holiday.findMany({
    where: { kind: 'off', day: { gte: new Date(`${from}T00:00:00Z`), lte: new Date(`${until}T00:00:00Z`) } },
    select: { day: true, name: true },
  })
  return new Map(rows.map(({ day, name }) => [day.toISOString().slice(0, 10), name]))
}

type Team = {
  /** Who is free to begin at an instant. */
  readonly free: ReadonlyMap<number, readonly string[]>
  readonly names: ReadonlyMap<string, string>
  readonly minutes: number
}

async function freeTimes(
  db: Db | Tx,
  { offeringId, whom, now, choices }: DatesAsked,
  days: readonly string[],
): Promise<Team> {
  const chosen = Object.values(choices).flatMap((choice) =>
    choice === 'skip' ? [] : [dayOf(choice.startsAt)],
  )
  const all = [...days, ...chosen].sort()
  const [firstDay = '', lastDay = firstDay] = [all[0], all.at(-1)]
  const length = Math.round((instantOf(lastDay).getTime() - instantOf(firstDay).getTime()) / 86_400_000) + 1
  const asked = { offeringId, caregiverId: null, firstDay, days: length, now, whom }
  const { slots, carers, offer } = await teamSlots(db, asked)
  const free = new Map<number, readonly string[]>()
  for (const { slots: times } of slots)
    for (const { startsAt, caregiverIds } of times) free.set(startsAt.getTime(), caregiverIds)
  return { free, names: new Map(carers.map(({ id, name }) => [id, name])), minutes: offer.minutes }
}

/** The one asked for first, then by how many of the dates they could come to. */
function order(days: readonly string[], { startMinute }: Recurrence, team: Team, asked: string | null) {
  const comes = new Map<string, number>()
  for (const day of days)
    for (const id of team.free.get(instantOf(day, startMinute).getTime()) ?? [])
      comes.set(id, (comes.get(id) ?? 0) + 1)
  const worth = (id: string) => (id === asked ? Number.POSITIVE_INFINITY : (comes.get(id) ?? 0))
  return (ids: readonly string[]) => [...ids].sort((a, b) => worth(b) - worth(a) || (a < b ? -1 : 1))
}

function dateOf(
  day: string,
  { caregiverId, recurrence, choices }: DatesAsked,
  {
    team,
    familiar,
    holiday,
  }: { team: Team; familiar: (ids: readonly string[]) => string[]; holiday: string | null },
) {
  const choice = choices[day]
  const chosen = choice !== undefined && choice !== 'skip' ? choice : null
  const startsAt = chosen ? chosen.startsAt : instantOf(day, recurrence.startMinute)
  const endsAt = after(startsAt, minutes(team.minutes))
  const wanted = chosen ? chosen.caregiverId : caregiverId
  const free = team.free.get(startsAt.getTime()) ?? []
  const caregiverIds = familiar(wanted ? free.filter((id) => id === wanted) : free)
  const [first] = caregiverIds
  const skipped = choice === 'skip'
  const caregiver = first && !skipped ? { id: first, name: team.names.get(first) ?? '' } : null
  return {
    ...{ day, startsAt, endsAt, holiday, caregiver, caregiverIds: skipped ? [] : caregiverIds },
    state: skipped ? 'skipped' : !first ? 'taken' : chosen ? 'chosen' : 'free',
    options: first && !skipped ? [] : optionsOn(day, startsAt, team, caregiverId, familiar),
  } satisfies PlanDate & { caregiverIds: readonly string[] }
}

/** The same hour by somebody else, then the hours nearest to it: those of the one asked for before others'. */
function optionsOn(
  day: string,
  wish: Date,
  team: Team,
  asked: string | null,
  familiar: (ids: readonly string[]) => string[],
): PlanOption[] {
  const from = instantOf(day).getTime()
  const until = instantOf(addDays(day, 1)).getTime()
  const ways = [...team.free]
    .filter(([start]) => start >= from && start < until)
    .flatMap(([start, ids]) => {
      const [id] = familiar(asked && ids.includes(asked) ? [asked] : ids)
      return id ? [{ start, id }] : []
    })
    .sort(
      (a, b) =>
        Math.abs(a.start - wish.getTime()) - Math.abs(b.start - wish.getTime()) ||
        Number(b.id === asked) - Number(a.id === asked) ||
        a.start - b.start,
    )
  return ways.slice(0, OPTIONS).map(({ start, id }) => ({
    startsAt: new Date(start),
    endsAt: after(new Date(start), minutes(team.minutes)),
    caregiver: { id, name: team.names.get(id) ?? '' },
  }))
}
