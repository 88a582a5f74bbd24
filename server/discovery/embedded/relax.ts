import type { ConditionName } from '../discovery.contract.ts'
import type { SearchFound } from '../search-port.ts'
import { anyInBoth, type Bits, countBits, countLackingOne, inAll, partAllButOne, slotsIn } from './bits.ts'
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
  const look = (slots: Uint32Array) => {
    for (const slot of slots)
      for (const name of lackingConditions(listings, question, slot) ?? [])
        without[name] = (without[name] ?? 0) + 1
  }
  const sets = asked.map(({ bits }) => bits)
  const lacking = countLackingOne(found, sets, sited)
  asked.forEach(({ name, bits }, at) => {
    if (name !== 'served') without[name] = lacking[at] ?? 0
    // Which condition on offerings or caregivers it is, theirs have to say.
    else if (lacking[at])
      look(
        listOf(
          minus(
            inAll(
              found,
              sets.filter((one) => one !== bits),
            ),
            sited,
          ),
        ),
      )
  })
  if (anyInBoth(found, sited)) {
    const slots = new Uint32Array(listings.size())
    const [, some] = partAllButOne([found, sited], sets, sited, new Uint32Array(0), slots)
    look(slots.subarray(0, some))
  }
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
  const several = anyInBoth(fitting, sited) ? listOf(inAll(fitting, [sited])) : []
  for (const slot of several)
    if (lackingConditions(listings, question, slot) !== null)
      fitting[slot >>> 5] = (fitting[slot >>> 5] ?? 0) & ~(1 << (slot & 31))
  return { withoutWord: countLackingOne(fitting, having), withoutWords: countBits(fitting) }
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
