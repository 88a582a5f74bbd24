import { personProcedure, router } from '../rpc/trpc.ts'
import { findPhoneOrders, getPhoneOrder } from './find-phone-orders.ts'
import { phoneOrderInput, phoneOrdersInput, placePhoneOrderInput } from './phone-order.contract.ts'
import { placePhoneOrder } from './place-phone-order.ts'

/** What operators, and managers for their own provider, order for whoever calls or comes. */
export const phoneOrderRouter = router({
  /** Draft to order, in the payer's name. Refuses with phone_orders.not_allowed, phone_orders.not_described and like orders.place. */
  place: personProcedure
    .input(placePhoneOrderInput)
    .mutation(({ ctx, input }) => placePhoneOrder(ctx, input)),
  /** The calls so far; nothing for those who take none. */
  list: personProcedure.input(phoneOrdersInput).query(({ ctx, input }) => findPhoneOrders(ctx, input)),
  /** One call. Refuses with phone_orders.not_found. */
  get: personProcedure.input(phoneOrderInput).query(({ ctx, input }) => getPhoneOrder(ctx, input)),
})
