import type { ProviderKind } from '../providers/provider.contract.ts'
import { cleanName, cleanText, withoutPlace } from './clean-text.ts'
import { pointOf } from './find-stand-ins.ts'
import { coordinateSystems, type ImportProfile, type ListingField } from './import-profile.ts'
import type { Listing } from './listing.ts'
import { settleDistrict } from './settle-district.ts'
import { settlePosition } from './settle-position.ts'

export type Cells = Readonly<Record<string, string>>
export type RowOutcome =
  | {
      readonly taken: true
      readonly listing: Listing
      readonly remarks: string[]
      readonly placeholder: boolean
    }
  | { readonly taken: false; readonly reason: string; readonly name: string }

/** What reading a row depends on beside the row: the file's stand-in points and each city's districts. */
export type Surroundings = {
  readonly standIns: ReadonlySet<string>
  readonly districts: ReadonlyMap<string, ReadonlyMap<string, string>>
}

const LONGEST_NAME = 120

/** Turns one row into a listing, or says why not in words for the person who keeps the file. */
export function readRow(cells: Cells, profile: ImportProfile, around: Surroundings): RowOutcome {
  const field = fieldsOf(cells, profile)
  const name = cleanName(cells[profile.columns.name ?? ''] ?? '')
  const refusal = refusalOf(cells, profile, name, field('city'))
  if (refusal) return { taken: false, reason: refusal, name }
  const kind = kindOf(profile, field('kind'), name)
  if (!kind) return { taken: false, reason: unknownKind(profile, field('kind')), name }

  const capacity = capacityOf(field('capacity'))
  const address = profile.postcodeInAddress ? withoutPostcode(field('address')) : field('address')
  const city = field('city')
  const place = settleDistrict(
    { district: field('district'), address, name, city },
    around.districts.get(city),
  )
  const position = positionOf(cells, profile, field, around.standIns)
  return {
    taken: true,
    placeholder: position.placeholder,
    remarks: [capacity.remark, place.remark, position.remark].filter((remark) => remark !== null),
    listing: {
      name,
      kind,
      province: field('province'),
      city,
      district: place.district,
      address: withoutPlace(address, [field('province'), city, place.district]),
      phone: field('phone').slice(0, 40),
      capacity: capacity.value,
      lat: position.lat,
      lng: position.lng,
    },
  }
}

export type FieldReader = (name: ListingField) => string

/** Reads our fields out of a row, cleaned; the profile's constants stand in for what is empty. */
export function fieldsOf(cells: Cells, profile: ImportProfile): FieldReader {
  const constants: Partial<Record<ListingField, string>> = profile.constants
  return (name) => cleanText(cells[profile.columns[name] ?? ''] ?? '') || (constants[name] ?? '')
}

function refusalOf(cells: Cells, profile: ImportProfile, name: string, city: string): string | null {
  if (name === '') return '没有名称'
  if (name.length > LONGEST_NAME) return `名称超过 ${LONGEST_NAME} 个字`
  if (city === '') return '没有城市'
  for (const { column, values, contains, reason } of profile.refuse) {
    const cell = cleanText(cells[column] ?? '')
    if (values.includes(cell) || contains.some((word) => cell.includes(word))) return reason
  }
  return null
}

function kindOf({ kinds }: ImportProfile, word: string, name: string): ProviderKind | undefined {
  const byName = kinds.byName.find(({ contains }) => contains.some((part) => name.includes(part)))
  return (
    (Object.hasOwn(kinds.byValue, word) ? kinds.byValue[word] : undefined) ?? byName?.kind ?? kinds.otherwise
  )
}

function unknownKind({ kinds }: ImportProfile, word: string): string {
  const known = Object.keys(kinds.byValue)
  return `类别“${word}”不认识${known.length > 0 ? `，应为：${known.join('、')}` : ''}`
}

function positionOf(cells: Cells, profile: ImportProfile, field: FieldReader, standIns: ReadonlySet<string>) {
  const given = { lat: field('lat'), lng: field('lng') }
  const { placeholder } = profile
  const flagged = placeholder?.values.includes(cleanText(cells[placeholder.column] ?? '')) ?? false
  const own = cleanText(cells[profile.crsColumn ?? ''] ?? '').toUpperCase()
  const crs = coordinateSystems.find((system) => system === own) ?? profile.crs
  return settlePosition(given, crs, flagged || standIns.has(pointOf(given)))
}

function capacityOf(cell: string): { value: number | null; remark: string | null } {
  if (cell === '') return { value: null, remark: null }
  const count = /^(\d{1,5})(?:\.0+)? ?(?:张|床|个|人|名|位|张床位|个床位)?$/.exec(cell)?.[1]
  return count
    ? { value: Number(count), remark: null }
    : { value: null, remark: `“${cell}”不是床位数，已留空` }
}

/** 545南投縣埔里鎮大城里... : three to six digits before the first character. */
const withoutPostcode = (address: string) => address.replace(/^\d{3,6}(?=\D)\s*/, '')
