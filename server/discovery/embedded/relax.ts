import type { ConditionName } from '../discovery.contract.ts'
import type { SearchFound } from '../search-port.ts'
import type { Hits } from './find-hits.ts'
import { TRAITS, traitOf } from './judge-traits.ts'
import { ALIVE, type Listings, SITED, YES_FROM } from './listings.ts'
import type { Question } from './question.ts'
import { sitesWithin } from './several-sites.ts'
import { isSingle } from './verdicts.ts'

const UNKNOWN = 255

type Relaxations = Pick<SearchFound, 'without' | 'withoutWord' | 'withoutWords'>

/**
 * For a query that found nothing: those that have every word and lack one condition only are counted by that condition,
 * those that lack no condition by the word they lack.
 */
export function relax(
  listings: Listings,
  hits: Pick<Hits, 'worths' | 'candidates'>,
  question: Question,
): Relaxations {
  const lacksMoreThan = createRuling(listings, question)
  return {
    without: withoutConditions(listings, hits, question, lacksMoreThan),
    ...withoutEachWord(listings, hits, lacksMoreThan),
  }
}

function withoutConditions(
  listings: Listings,
  { worths, candidates }: Pick<Hits, 'worths' | 'candidates'>,
  question: Question,
  lacksMoreThan: Ruling,
) {
  const without: Partial<Record<ConditionName, number>> = {}
  const { flags } = listings.columns
  const last = candidates?.length ?? listings.size()
  next: for (let at = 0; at < last; at += 1) {
    const slot = candidates ? (candidates[at] ?? 0) : at
    if (((flags[slot] ?? 0) & ALIVE) === 0) continue
    for (let word = 0; word < worths.length; word += 1) if (worths[word]?.[slot] === 0) continue next
    if (lacksMoreThan(slot, 1)) continue
    for (const name of lackingConditions(listings, question, slot) ?? [])
      without[name] = (without[name] ?? 0) + 1
  }
  return without
}

function withoutEachWord(
  listings: Listings,
  { worths }: Pick<Hits, 'worths'>,
  lacksMoreThan: Ruling,
): Pick<Relaxations, 'withoutWord' | 'withoutWords'> {
  const withoutWord = worths.map(() => 0)
  let withoutWords = 0
  const { flags } = listings.columns
  const size = worths.length > 0 ? listings.size() : 0
  for (let slot = 0; slot < size; slot += 1) {
    if (((flags[slot] ?? 0) & ALIVE) === 0 || lacksMoreThan(slot, 0)) continue
    withoutWords += 1
    let missing = 0
    let only = -1
    for (let at = 0; at < worths.length; at += 1) {
      if (worths[at]?.[slot] !== 0) continue
      missing += 1
      only = at
    }
    if (missing === 1) withoutWord[only] = (withoutWord[only] ?? 0) + 1
  }
  return { withoutWord, withoutWords }
}

type Ruling = ReturnType<typeof createRuling>

/** What most listings are ruled out by, before anything is put together for the few others. */
function createRuling(listings: Listings, question: Question) {
  const { columns } = listings
  const { traits, offers, offerColumn, carers, areas, among, rating, distanceTo, within } = question
  const { kindAndGrade, flags, mean, carers: carerColumn, area, lat, lng } = columns
  const lackingTraits = new Uint8Array(TRAITS).fill(UNKNOWN)

  function lacksTraits(trait: number): number {
    const known = lackingTraits[trait] ?? UNKNOWN
    if (known !== UNKNOWN) return known
    const failing = traits.failing(trait)
    lackingTraits[trait] = failing === 0 ? 0 : isSingle(failing) ? 1 : 2
    return lackingTraits[trait]
  }

  return (slot: number, most: number): boolean => {
    let lacking = lacksTraits(traitOf(kindAndGrade[slot] ?? 0, (flags[slot] ?? 0) >>> YES_FROM))
    if (lacking > most) return true
    if (rating !== 0 && !((mean[slot] ?? 0) >= rating)) lacking += 1
    if (among && !among.has(slot)) lacking += 1
    if (lacking > most) return true
    if (!offers.fits(offerColumn[slot] ?? 0) || !carers.fits(carerColumn[slot] ?? 0)) lacking += 1
    if (lacking > most) return true
    if (((flags[slot] ?? 0) & SITED) !== 0)
      return lackingPlace(listings, question, slot) !== null && lacking === most
    if (areas.asked && !areas.fits(area[slot] ?? 0)) lacking += 1
    if (lacking > most || !distanceTo || within === undefined) return lacking > most
    if (!(distanceTo(lat[slot] ?? Number.NaN, lng[slot] ?? Number.NaN) <= within)) lacking += 1
    return lacking > most
  }
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
  if (!areas.asked && within === undefined) return null
  const sites = several.get(slot) ?? [
    {
      area: columns.area[slot] ?? 0,
      lat: columns.lat[slot] ?? Number.NaN,
      lng: columns.lng[slot] ?? Number.NaN,
      place: 0,
    },
  ]
  const near = sitesWithin(sites, distanceTo, within).areas
  if (areas.asked ? near.some(areas.fits) : near.length > 0) return null
  const names: ConditionName[] = []
  if (areas.asked && (near.length > 0 || within === undefined)) names.push('place')
  if (
    within !== undefined &&
    (!areas.asked || sitesWithin(sites, undefined, undefined).areas.some(areas.fits))
  )
    names.push('within')
  return names
}
