import type { ConditionName } from '../discovery.contract.ts'
import type { SearchFound } from '../search-port.ts'
import { type Bits, countBits, inAll, inAllButOne, slotsIn } from './bits.ts'
import { traitOf } from './judge-traits.ts'
import { type Listings, YES_FROM } from './listings.ts'
import type { Question } from './question.ts'
import { sitesWithin } from './several-sites.ts'
import { isSingle } from './verdicts.ts'

type Relaxations = Pick<SearchFound, 'without' | 'withoutWord' | 'withoutWords'>

/**
 * For a query that found nothing: those that have every word and lack one condition only are counted by that condition,
 * those that lack no condition by the word they lack. `having` is who has each word.
 */
export function relax(listings: Listings, having: readonly Bits[], question: Question): Relaxations {
  return {
    without: withoutConditions(listings, having, question),
    ...withoutEachWord(listings, having, question),
  }
}

/** Since nobody fits, whoever fits all conditions but one lacks that one. */
function withoutConditions(listings: Listings, having: readonly Bits[], question: Question) {
  const without: Partial<Record<ConditionName, number>> = {}
  const { alive, sited, asked } = question
  const found = inAll(alive, having)
  const look = (slots: Bits) => {
    for (const slot of listOf(slots))
      for (const name of lackingConditions(listings, question, slot) ?? [])
        without[name] = (without[name] ?? 0) + 1
  }
  for (const { name, bits } of asked) {
    const others = asked.flatMap((one) => (one.bits === bits ? [] : one.bits))
    const lacking = inAll(found, others)
    // Which condition on offerings or caregivers it is, theirs have to say.
    if (name === 'served') look(minus(lacking, sited))
    else without[name] = countBits(lacking, sited)
  }
  const [all, one] = [alive.slice(), alive.slice()]
  const sets = asked.map(({ bits }) => bits)
  inAllButOne(inAll(found, [sited]), sets, all, one)
  look(all)
  look(one)
  return without
}

function withoutEachWord(
  listings: Listings,
  having: readonly Bits[],
  question: Question,
): Pick<Relaxations, 'withoutWord' | 'withoutWords'> {
  if (having.length === 0) return { withoutWord: [], withoutWords: 0 }
  const { alive, sited, asked } = question
  const sets = asked.map(({ bits }) => bits)
  const fitting = inAll(alive, sets)
  for (const slot of listOf(inAll(fitting, [sited])))
    if (lackingConditions(listings, question, slot) !== null)
      fitting[slot >>> 5] = (fitting[slot >>> 5] ?? 0) & ~(1 << (slot & 31))
  const withoutWord = having.map((own, at) =>
    countBits(
      inAll(
        fitting,
        having.filter((_, other) => other !== at),
      ),
      own,
    ),
  )
  return { withoutWord, withoutWords: countBits(fitting) }
}

const minus = (bits: Bits, others: Bits): Bits => bits.map((some, at) => some & ~(others[at] ?? 0))

function listOf(bits: Bits): Uint32Array {
  const slots = new Uint32Array(countBits(bits))
  slotsIn(bits, slots)
  return slots
}

/** Null where no condition is lacking; else those each of which could be left out alone. */
function lackingConditions(
  listings: Listings,
  question: Question,
  slot: number,
): readonly ConditionName[] | null {
  const { traits, offers, offerColumn, carers, among, rating } = question
  const { flags, kindAndGrade, carers: carerColumn, mean } = listings.columns
  const lacking: (readonly ConditionName[])[] = []
  if (among && !among.has(slot)) lacking.push(['day'])
  if (rating !== 0 && !((mean[slot] ?? 0) >= rating)) lacking.push(['rating'])
  const failing = traits.failing(traitOf(kindAndGrade[slot] ?? 0, (flags[slot] ?? 0) >>> YES_FROM))
  if (failing !== 0) lacking.push(isSingle(failing) ? traits.named(failing) : [])
  const place = lackingPlace(listings, question, slot)
  if (place) lacking.push(place)

  const [offered, staffed] = [offerColumn[slot] ?? 0, carerColumn[slot] ?? 0]
  const byOffer = offers.fits(offered) ? null : offers.without(offered)
  const byCarer = carers.fits(staffed) ? null : carers.without(staffed)
  // A category is asked of both: leaving it out has to be enough for both.
  if (byOffer && byCarer)
    lacking.push(byOffer.includes('category') && byCarer.includes('category') ? ['category'] : [])
  else if (byOffer ?? byCarer) lacking.push(byOffer ?? byCarer ?? [])
  if (lacking.length > 1) return []
  return lacking[0] ?? null
}

function lackingPlace(
  { columns, several }: Listings,
  { areas, distanceTo, within }: Question,
  slot: number,
): readonly ConditionName[] | null {
  if (areas.asked === '' && within === undefined) return null
  const sites = several.get(slot) ?? [
    {
      area: columns.area[slot] ?? 0,
      lat: columns.lat[slot] ?? Number.NaN,
      lng: columns.lng[slot] ?? Number.NaN,
      place: 0,
    },
  ]
  const near = sitesWithin(sites, distanceTo, within).areas
  if (areas.asked !== '' ? near.some(areas.fits) : near.length > 0) return null
  const names: ConditionName[] = []
  if (areas.asked !== '' && (near.length > 0 || within === undefined)) names.push('place')
  if (
    within !== undefined &&
    (areas.asked === '' || sitesWithin(sites, undefined, undefined).areas.some(areas.fits))
  )
    names.push('within')
  return names
}
