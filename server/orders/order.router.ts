import { z } from 'zod'
import { operatorProcedure, personProcedure, router } from '../rpc/trpc.ts'
import { calendarInput } from './calendar/calendar.contract.ts'
import { findCalendar } from './calendar/find-calendar.ts'
import { extendTime } from './extend-time.ts'
import {
  countToAnswer,
  findAllOrders,
  findFamilyOrders,
  findProviderDay,
  findProviderOrders,
  getOrder,
} from './find-orders.ts'
import { leaveVisit } from './leave-visit.ts'
import {
  checkInInput,
  checkOutInput,
  departInput,
  extendTimeInput,
  getOrderInput,
  leaveVisitInput,
  listOrdersInput,
  moveOrderInput,
  orderStates,
  payOrderInput,
  placeOrderInput,
  providerBucketInput,
  providerDayInput,
  reduceOrderInput,
  turnBackInput,
} from './order.contract.ts'
import { payOrder } from './pay-order.ts'
import { placeOrder } from './place-order.ts'
import { pressButton } from './press-button.ts'
import { reduceOrder } from './reduce-order.ts'
import { checkIn, checkOut, depart, turnBack } from './run-visit.ts'

/** Orders and their visits. What a person may not see does not exist: orders.not_found. Every mutation has a key. */
export const orderRouter = router({
  /** Draft to order. Refuses with orders.draft_incomplete, orders.slot_taken, orders.slot_not_offered and more. */
  place: personProcedure.input(placeOrderInput).mutation(({ ctx, input }) => placeOrder(ctx, input)),
  /** The viewer's families' orders. */
  list: personProcedure.input(listOrdersInput).query(({ ctx, input }) => findFamilyOrders(ctx, input)),
  /** One order as its side sees it. */
  get: personProcedure.input(getOrderInput).query(({ ctx, input }) => getOrder(ctx, input)),
  /** A move with a button. Refuses with orders.changed_meanwhile, orders.not_your_move, orders.reason_missing ... */
  move: personProcedure.input(moveOrderInput).mutation(({ ctx, input }) => pressButton(ctx, input)),
  /** Where to pay. Refuses with orders.changed_meanwhile once it no longer waits for money. */
  pay: personProcedure.input(payOrderInput).mutation(({ ctx, input }) => payOrder(ctx, input)),
  /** A quarter of an hour more to pay, once. Refuses with orders.changed_meanwhile once it no longer waits. */
  extend: personProcedure.input(extendTimeInput).mutation(({ ctx, input }) => extendTime(ctx, input)),
  /** A provider's orders by bucket. */
  forProvider: personProcedure
    .input(providerBucketInput)
    .query(({ ctx, input }) => findProviderOrders(ctx, input)),
  /** A provider's visits of one wall day (Asia/Shanghai). */
  dayForProvider: personProcedure
    .input(providerDayInput)
    .query(({ ctx, input }) => findProviderDay(ctx, input)),
  /** A provider's visits, who works and who is away, over some wall days; a carer sees what is theirs. */
  calendar: personProcedure.input(calendarInput).query(({ ctx, input }) => findCalendar(ctx, input)),
  /** How many orders wait for this provider's answer. */
  counts: personProcedure
    .input(z.object({ providerId: z.uuid() }))
    .query(async ({ ctx, input }) => ({ toAnswer: await countToAnswer(ctx, input) })),
  /** The carer sets out. */
  depart: personProcedure.input(departInput).mutation(({ ctx, input }) => depart(ctx, input)),
  /** The visit begins. Refuses with orders.start_code_wrong, orders.too_far, orders.too_early ... */
  checkIn: personProcedure.input(checkInInput).mutation(({ ctx, input }) => checkIn(ctx, input)),
  /** The visit ends. */
  checkOut: personProcedure.input(checkOutInput).mutation(({ ctx, input }) => checkOut(ctx, input)),
  /** Nobody opened, and the carer turns back. Refuses with orders.wait_longer, orders.too_far, orders.place_missing ... */
  turnBack: personProcedure.input(turnBackInput).mutation(({ ctx, input }) => turnBack(ctx, input)),
  /** The carer cannot do the visit, or not to its end, and leaves. Refuses with orders.too_early, orders.not_your_move ... */
  leave: personProcedure.input(leaveVisitInput).mutation(({ ctx, input }) => leaveVisit(ctx, input)),
  /** Part of the money is to go back. Refuses with orders.reduction_range, orders.not_your_move ... */
  reduce: personProcedure.input(reduceOrderInput).mutation(({ ctx, input }) => reduceOrder(ctx, input)),
  /** Every order, by state. */
  forOperator: operatorProcedure
    .input(z.object({ state: z.enum(orderStates).optional() }))
    .query(({ ctx, input }) => findAllOrders(ctx, input)),
})
