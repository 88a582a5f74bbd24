import type {
  OfferingCategory,
  OfferingUnit,
  ProviderGrade,
  ProviderKind,
} from '../../providers/provider.contract.ts'
import type { ProviderCard, SearchQuery } from '../discovery.contract.ts'
import { VOICES_FOR_A_MEAN } from '../ranking.rules.ts'
import type { IndexRow, IndexSite } from './index-row.ts'
import { metresFrom } from './metres.rules.ts'
import { createPlaceCounts } from './place-counts.ts'

type Spot = Pick<ProviderCard, 'place' | 'addressLine' | 'lat' | 'lng'>
/** The card as it is without a place to measure from; `spots` where there are several to choose the nearest of. */
type Kept = {
  card: ProviderCard
  readonly spots: readonly Spot[] | null
  readonly places: readonly string[]
}

/** The cards of all listings in memory, kept up with the index: the same facts as findCards reads from the database. */
export function createCards() {
  const kept = new Map<string, Kept>()
  const places = createPlaceCounts()
  const once = createOnce()

  function remove(id: string): void {
    for (const place of kept.get(id)?.places ?? []) places.count(place, -1)
    kept.delete(id)
  }

  return {
    put(row: IndexRow): void {
      remove(row.id)
      const spots = row.sites.map((site) => spotOf(site, once))
      const [first = nowhere] = spots
      const keys = once.list(row.sites.map(places.keyOf))
      for (const key of keys) places.count(key, 1)
      kept.set(row.id, {
        card: cardOf(row, first, once),
        spots: spots.length > 1 ? spots : null,
        places: keys,
      })
    },
    remove,
    /** Who can be booked today, all others cannot. */
    setBookable(ids: Iterable<string>): void {
      const bookable = new Set(ids)
      for (const one of kept.values()) {
        if (one.card.bookable !== bookable.has(one.card.id))
          one.card = { ...one.card, bookable: !one.card.bookable }
      }
    },
    /** In this order; null when one of them is not known here. */
    of(ids: readonly string[], near: SearchQuery['near']): ProviderCard[] | null {
      const away = near && metresFrom(near)
      const cards: ProviderCard[] = []
      for (const id of ids) {
        const one = kept.get(id)
        if (!one) return null
        cards.push(away ? measured(one, away) : one.card)
      }
      return cards
    },
    places: places.views,
  }
}

const nowhere: Spot = { place: '', addressLine: '', lat: null, lng: null }

function measured({ card, spots }: Kept, away: (lat: number, lng: number) => number): ProviderCard {
  const metresTo = ({ lat, lng }: Spot) => (lat === null || lng === null ? Number.NaN : away(lat, lng))
  let nearest: Spot = card
  let metres = metresTo(card)
  for (const spot of spots ?? []) {
    const other = metresTo(spot)
    if (other < metres || (Number.isNaN(metres) && !Number.isNaN(other))) {
      nearest = spot
      metres = other
    }
  }
  const { place, addressLine, lat, lng } = nearest
  return { ...card, place, addressLine, lat, lng, metres: Number.isNaN(metres) ? null : Math.round(metres) }
}

type Once = ReturnType<typeof createOnce>

/** The same text, and the same list, is held once. */
function createOnce() {
  const texts = new Map<string, string>()
  const lists = new Map<string, readonly string[]>()
  return {
    text<Text extends string>(text: Text): Text {
      const known = texts.get(text)
      if (known === undefined) texts.set(text, text)
      return (known ?? text) as Text
    },
    list<Text extends string>(list: readonly Text[]): readonly Text[] {
      const key = list.join('\n')
      const known = lists.get(key)
      if (known === undefined) lists.set(key, list)
      return (known ?? list) as readonly Text[]
    },
  }
}

const spotOf = ({ city, district, addressLine, lat, lng }: IndexSite, once: Once): Spot => ({
  place: once.text([city, district].filter(Boolean).join(' ')),
  ...{ addressLine, lat, lng },
})

function cardOf(row: IndexRow, spot: Spot, once: Once): ProviderCard {
  const { id, name, bookable, claimed, inclusive, voucher, ltci, example, reviewCount, ratingSum } = row
  const offers = row.offerings
  // What is equally cheap: the first in the provider's own order.
  const cheapest = offers.length > 0 ? offers.reduce((a, b) => (b.priceFen < a.priceFen ? b : a)) : null
  return {
    id,
    kind: once.text(row.kind as ProviderKind),
    name,
    place: spot.place,
    addressLine: spot.addressLine,
    lat: spot.lat,
    lng: spot.lng,
    metres: null,
    ...{ bookable, claimed, inclusive, voucher, ltci },
    grade: row.grade as ProviderGrade | null,
    example,
    categories: once.list([...new Set(offers.map(({ category }) => category as OfferingCategory))].sort()),
    fromPriceFen: cheapest?.priceFen ?? null,
    fromUnit: cheapest && once.text(cheapest.unit as OfferingUnit),
    ratingMean: reviewCount < VOICES_FOR_A_MEAN ? null : ratingSum / reviewCount,
    ratingCount: reviewCount,
  }
}
