import { cleanText } from './clean-text.ts'
import { findStandIns } from './find-stand-ins.ts'
import type { ImportProfile } from './import-profile.ts'
import type { ReadRow } from './listing.ts'
import { fieldsOf, readRow } from './read-row.ts'
import type { Table, TableRow } from './read-table.ts'
import type { RefusedRow } from './registry.contract.ts'

export type ReadRegistry = { readonly rows: readonly ReadRow[]; readonly refused: readonly RefusedRow[] }

/** The cities a file speaks of, so that their districts can be looked up before its rows are read. */
export function citiesIn(table: Table, profile: ImportProfile): string[] {
  return [...new Set(table.rows.map(({ cells }) => fieldsOf(cells, profile)('city')))].filter(
    (city) => city !== '',
  )
}

/** Reads every row of a table: what was taken, and what was refused with why, both by line. */
export function readRegistry(
  table: Table,
  profile: ImportProfile,
  districts: ReadonlyMap<string, ReadonlyMap<string, string>>,
): ReadRegistry {
  const around = { standIns: standInsOf(table, profile), districts }
  const refused: RefusedRow[] = [...table.refused]
  const taken: ReadRow[] = []
  for (const row of table.rows) {
    const outcome = readRow(row.cells, profile, around)
    const key = keyOf(row, profile)
    if (!outcome.taken) refused.push({ line: row.line, reason: outcome.reason, name: outcome.name })
    else if (key === '')
      refused.push({
        line: row.line,
        reason: `没有编号（${profile.key.join('、')}）`,
        name: outcome.listing.name,
      })
    else
      taken.push({
        line: row.line,
        key,
        listing: outcome.listing,
        remarks: outcome.remarks,
        placeholder: outcome.placeholder,
      })
  }
  return { rows: withOwnKeys(taken), refused: refused.sort((a, b) => a.line - b.line) }
}

function standInsOf(table: Table, profile: ImportProfile): ReadonlySet<string> {
  return findStandIns(
    table.rows.map(({ cells }) => {
      const field = fieldsOf(cells, profile)
      return { lat: field('lat'), lng: field('lng'), name: field('name'), district: field('district') }
    }),
  )
}

function keyOf({ cells }: TableRow, profile: ImportProfile): string {
  // Spaces come and go between editions.
  const parts = profile.key.map((column) => cleanText(cells[column] ?? '').replaceAll(' ', ''))
  return parts.every((part) => part === '') ? '' : parts.join('|')
}

/** Rows with the same key are numbered by what they say, not by where they stand: the order of a file is no fact. */
function withOwnKeys(rows: readonly ReadRow[]): ReadRow[] {
  const groups = new Map<string, ReadRow[]>()
  for (const row of rows) groups.set(row.key, [...(groups.get(row.key) ?? []), row])
  const numbered = new Map<ReadRow, string>()
  for (const [key, group] of groups) {
    const sorted = group.map((row) => ({ row, said: JSON.stringify(row.listing) }))
    sorted.sort((a, b) => (a.said < b.said ? -1 : 1))
    for (const [at, { row }] of sorted.entries()) numbered.set(row, at === 0 ? key : `${key}#${at + 1}`)
  }
  return rows.map((row) => ({ ...row, key: numbered.get(row) ?? row.key }))
}
