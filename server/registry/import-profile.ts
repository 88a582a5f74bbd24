import { z } from 'zod'
import { providerKinds } from '../providers/provider.contract.ts'

/** What a listing may take from a column of a registry's file. */
const listingFields = [
  'name',
  'kind',
  'province',
  'city',
  'district',
  'address',
  'phone',
  'capacity',
  'lat',
  'lng',
] as const
export type ListingField = (typeof listingFields)[number]

export const coordinateSystems = ['WGS-84', 'GCJ-02', 'BD-09'] as const
export type CoordinateSystem = (typeof coordinateSystems)[number]

const column = z.string().trim().min(1, 'has to be the name of a column')
const kind = z.enum(providerKinds)

/**
 * How one registry's file is read, as data. A profile of one's own is a JSON file of this shape; the built-in ones are
 * in profiles.ts.
 */
export const importProfileSchema = z
  .strictObject({
    /** Kept on every row that comes in by it; a re-import has to use the same. */
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'has to be 2 to 40 of a-z, 0-9 and -'),
    /** What people call this registry. */
    title: z.string().trim().min(1).max(60),
    /** Our field -> the file's column. All columns named here have to be in the file. */
    columns: z.partialRecord(z.enum(listingFields), column),
    /** The same for every row, where the file has no column or leaves it empty. */
    constants: z.strictObject({ province: z.string().optional(), city: z.string().optional() }).default({}),
    /** By the words of the kind column (exactly), else by words the name contains (first match), else this kind. */
    kinds: z.strictObject({
      byValue: z.record(z.string(), kind).default({}),
      byName: z.array(z.strictObject({ contains: z.array(z.string().min(1)).min(1), kind })).default([]),
      otherwise: kind.optional(),
    }),
    crs: z.enum(coordinateSystems),
    /** A column that names each row's own coordinate system; other words than ours mean `crs`. */
    crsColumn: column.optional(),
    /** A column that says when a coordinate is only a stand-in, and the words it says so with. */
    placeholder: z.strictObject({ column, values: z.array(z.string()).min(1) }).optional(),
    /** Columns whose values together stay the same for one listing from one edition of the registry to the next. */
    key: z.array(column).min(1),
    /** Rows to refuse, and what to say about them. */
    refuse: z
      .array(
        z.strictObject({
          column,
          values: z.array(z.string()).default([]),
          contains: z.array(z.string().min(1)).default([]),
          reason: z.string().min(1),
        }),
      )
      .default([]),
    /** Addresses start with a postcode that is glued to them. */
    postcodeInAddress: z.boolean().default(false),
  })
  .superRefine((profile, context) => {
    const wrong = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (!profile.columns.name) wrong(['columns', 'name'], 'has to name the column that holds the name')
    if (!profile.columns.city && !profile.constants.city) {
      wrong(
        ['columns', 'city'],
        'has to name the column that holds the city, or constants.city the city of all rows',
      )
    }
    if (!profile.columns.lat !== !profile.columns.lng) {
      wrong(['columns', 'lat'], 'goes together with lng: name both or neither')
    }
    if (Object.keys(profile.kinds.byValue).length > 0 && !profile.columns.kind) {
      wrong(['columns', 'kind'], 'has to name the column that holds the words of kinds.byValue')
    }
    const ways = Object.keys(profile.kinds.byValue).length + profile.kinds.byName.length
    if (ways === 0 && !profile.kinds.otherwise) wrong(['kinds'], 'has to give at least one way to a kind')
  })

export type ImportProfile = z.output<typeof importProfileSchema>

/** Every column the file has to have, each once. */
export function requiredColumns(profile: ImportProfile): string[] {
  return [
    ...new Set([
      ...Object.values(profile.columns),
      ...profile.key,
      ...(profile.crsColumn ? [profile.crsColumn] : []),
      ...(profile.placeholder ? [profile.placeholder.column] : []),
      ...profile.refuse.map((rule) => rule.column),
    ]),
  ]
}
