import { fundersOf, moneyOf, type OrderRecord, ownFenOf } from './load-order.ts'
import { reductionRange } from './reduction.rules.ts'

/** By what the price of an order may be reduced now. */
export const rangeOf = (order: OrderRecord) =>
  reductionRange({
    ...{ ...order, ...moneyOf(order), paidFen: ownFenOf(order) },
    fundedFen: fundersOf(order).reduce((sum, fen) => sum + fen, 0),
  })
