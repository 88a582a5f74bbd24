import type { SealedPlace } from './vault.ts'

/** One text column whose rows are sealed under their own id. `id` is a uuid column. */
export type SealedColumn = { readonly place: SealedPlace; readonly table: string; readonly column: string }

const column = (table: string, name: string): SealedColumn => ({
  place: `${table}.${name}`,
  table,
  column: name,
})

/**
 * What is sealed: words and figures about somebody's health, and the numbers of their papers. Names, phone numbers, addresses
 * and times are not: searching, planning a way and judging double bookings happen in the database (docs/privacy.md).
 */
export const sealedColumns: readonly SealedColumn[] = [
  column('care_entry', 'sealed'),
  column('late_note', 'sealed'),
  column('visit', 'report'),
  column('order', 'note'),
  column('order_draft', 'note'),
  column('incident', 'report'),
  column('entitlement', 'number'),
  column('complaint', 'words'),
  column('hardship', 'words'),
]
