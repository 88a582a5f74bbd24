import type { AgeGroup, Counted } from './population.contract.ts'
import type { CoverageFigures } from './statistics.contract.ts'

export type CoverageRow = {
  district: string
  lat: number | null
  lng: number | null
  /** Verified providers, and the places they offer on the day. */
  elderProviders: number
  childProviders: number
  elderPlaces: number
  childPlaces: number
  carers: number
  /** Of their usual week. */
  carerMinutes: number
  people: Partial<Record<AgeGroup, Counted>>
}

/** So many of something for a thousand people, to one decimal; null where nobody says how many people there are. Pure. */
const perThousand = (count: number, counted: Counted | undefined): number | null =>
  counted ? Math.round((count * 10_000) / counted.people) / 10 : null

/** A district's supply beside its need; `carers` null where they are too few to be told of, and then their hours too. Pure. */
export function coverageOf(row: CoverageRow, carers: number | null): CoverageFigures {
  const { district, lat, lng, elderProviders, childProviders, elderPlaces, childPlaces, people } = row
  return {
    ...{ district, lat, lng, elderProviders, childProviders, elderPlaces, childPlaces, people, carers },
    carerHours: carers === null ? null : Math.round(row.carerMinutes / 60),
    elderPlacesPer: perThousand(elderPlaces, people.age_60),
    carersPer: carers === null ? null : perThousand(carers, people.age_60),
    childPlacesPer: perThousand(childPlaces, people.age_0_3),
  }
}
