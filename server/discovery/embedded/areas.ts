import type { SearchQuery } from '../discovery.contract.ts'
import type { IndexSite } from './index-row.ts'

type Area = Pick<IndexSite, 'province' | 'city' | 'district' | 'street'>

const levels = ['province', 'city', 'district', 'street'] as const

/** The streets that listings are in, each once, under a number; and what each is called in every facet. */
export function createAreas() {
  const areas: Area[] = []
  const numbers = new Map<string, number>()
  /** By level: the number of what an area belongs to there; 0 is nothing. */
  const within = levels.map(() => [] as number[])
  const names = levels.map(() => [''])
  let agreed = { key: '', by: new Uint8Array(0) }
  const known = levels.map(() => new Map<string, number>([['', 0]]))
  /** Room to count in that is used again by the next question. */
  const room: { byArea: Uint32Array; counts: Uint32Array[] } = { byArea: new Uint32Array(0), counts: [] }

  function nameNumber(level: number, name: string): number {
    const number = known[level]?.get(name)
    if (number !== undefined) return number
    const fresh = (names[level]?.push(name) ?? 0) - 1
    known[level]?.set(name, fresh)
    return fresh
  }

  /** How many levels from the province down are as asked. The last answer is kept. */
  function agreeing(asked: readonly string[]): Uint8Array {
    const key = asked.join('/')
    if (agreed.key === key && agreed.by.length === areas.length) return agreed.by
    const by = Uint8Array.from(areas, (area) => {
      const at = levels.findIndex((level, index) => asked[index] !== '' && area[level] !== asked[index])
      return at < 0 ? levels.length : at
    })
    agreed = { key, by }
    return by
  }

  return {
    numberOf({ province, city, district, street }: Area): number {
      const key = `${province}/${city}/${district}/${street}`
      const number = numbers.get(key)
      if (number !== undefined) return number
      const texts = [
        province,
        city,
        district && `${city}/${district}`,
        street && `${city}/${district}/${street}`,
      ]
      for (const [level, text] of texts.entries()) within[level]?.push(nameNumber(level, text))
      numbers.set(key, areas.length)
      return areas.push({ province, city, district, street }) - 1
    },
    /** Counts providers by area, once for each level they are in, as far as the query's own place goes. */
    begin(query: SearchQuery) {
      const asked = levels.map((level) => query[level])
      const agrees = agreeing(asked)
      room.byArea = emptied(room.byArea, areas.length)
      room.counts = names.map((list, level) => emptied(room.counts[level], list.length))
      const { byArea, counts } = room
      const counted = query.district ? levels.length : levels.length - 1

      return {
        /** What is asked for as one text; empty where nothing is. */
        asked: asked.some((place) => place !== '') ? asked.join('/') : '',
        fits: (area: number): boolean => agrees[area] === levels.length,
        count(area: number): void {
          byArea[area] = (byArea[area] ?? 0) + 1
        },
        /** Nobody is counted twice for having two sites in one place. */
        countEach(sites: readonly number[]): void {
          for (let level = 0; level < counted; level += 1) {
            const there = new Set(
              sites.map((area) => ((agrees[area] ?? 0) >= level ? (within[level]?.[area] ?? 0) : 0)),
            )
            for (const number of there) add(counts[level], number, 1)
          }
        },
        facets(): Record<(typeof levels)[number], Record<string, number>> {
          for (let area = 0; area < areas.length; area += 1) {
            const count = byArea[area] ?? 0
            if (count === 0) continue
            for (let level = 0; level < counted && (agrees[area] ?? 0) >= level; level += 1)
              add(counts[level], within[level]?.[area] ?? 0, count)
          }
          const of = (level: number) => {
            const found: Record<string, number> = {}
            const list = names[level] ?? []
            for (let number = 1; number < list.length; number += 1) {
              const count = counts[level]?.[number] ?? 0
              if (count > 0) found[list[number] ?? ''] = count
            }
            return found
          }
          return { province: of(0), city: of(1), district: of(2), street: of(3) }
        },
      }
    },
  }
}

function emptied(room: Uint32Array | undefined, length: number): Uint32Array {
  return room?.length === length ? room.fill(0) : new Uint32Array(length)
}

function add(counts: Uint32Array | undefined, number: number, by: number): void {
  if (counts) counts[number] = (counts[number] ?? 0) + by
}
