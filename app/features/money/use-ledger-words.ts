import type { AccountKind } from '../../../server/ledger/ledger.contract.ts'
import { type OrderState, orderStates } from '../../../server/orders/order.contract.ts'
import { useT } from '../../i18n/index.ts'

/** The names of accounts, reasons and rates as a person reads them. */
export function useLedgerWords() {
  const t = useT(['money', 'orders'])
  const adapter = (name: string) =>
    name === 'sandbox' || name === 'stripe' || name === 'bank' ? t(`adapter.${name}`) : name
  return {
    /** 应付机构 · 示例·浦东安和居家养老 */
    account: (kind: AccountKind, name: string) =>
      name ? `${t(`account.${kind}`)} · ${adapter(name)}` : t(`account.${kind}`),
    /** Refunds are named by the state an order ended in; anything else was written by a person. */
    reason: (reason: string) => {
      if (reason === 'late_payment' || reason === 'concession' || reason === 'chargeback')
        return t(`reason.${reason}`)
      return isState(reason) ? t(`orders:state.${reason}`) : reason
    },
    /** 600 -> 6% */
    rate: (basisPoints: number) => `${basisPoints / 100}%`,
  }
}

const isState = (reason: string): reason is OrderState => (orderStates as readonly string[]).includes(reason)
