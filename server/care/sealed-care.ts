import type { Vault } from '../platform/vault.ts'
import type { CareKind } from './care.contract.ts'

/** What an entry says, apart from when and by whom. Figures in tenths of their unit. */
export type CareWords = {
  readonly text: string
  readonly value: number | null
  readonly lower: number | null
}

const PLACE = 'care_entry.sealed'

export const careWords = ({ text, value, lower }: CareWords): CareWords => ({ text, value, lower })

/** The columns of an entry that is being written: a ticked task is the plan's own words, all else is sealed. */
export function sealCare(vault: Vault, id: string, kind: CareKind, words: CareWords) {
  if (kind === 'task') return { id, ...words, sealed: null }
  return { id, text: '', value: null, lower: null, sealed: vault.seal(PLACE, id, JSON.stringify(words)) }
}

/** What an entry says; rows from before there was a seal say it openly. */
export function openCare<Row extends CareWords & { readonly id: string; readonly sealed: string | null }>(
  vault: Vault,
  row: Row,
): Row {
  if (row.sealed === null) return row
  return { ...row, ...(JSON.parse(vault.open(PLACE, row.id, row.sealed)) as CareWords) }
}
