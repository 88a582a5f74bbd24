import type { Vault } from '../platform/vault.ts'

type Sealed = { readonly id: string; readonly note: string }
type WithVisit = Sealed & { readonly visit: { readonly id: string; readonly report: string } | null }

/** An order as it can be read: what the family and the carer wrote, opened. */
export function openWords<Order extends WithVisit>(vault: Vault, order: Order): Order {
  const { visit } = order
  return {
    ...order,
    note: openNote(vault, order),
    visit: visit && { ...visit, report: vault.open('visit.report', visit.id, visit.report) },
  }
}

export const openNote = (vault: Vault, { id, note }: Sealed) => vault.open('order.note', id, note)
export const sealNote = (vault: Vault, { id, note }: Sealed) => vault.seal('order.note', id, note)
export const openDraftNote = (vault: Vault, { id, note }: Sealed) => vault.open('order_draft.note', id, note)
export const sealDraftNote = (vault: Vault, { id, note }: Sealed) => vault.seal('order_draft.note', id, note)
