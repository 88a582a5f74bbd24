import { operatorProcedure, personProcedure, router } from '../rpc/trpc.ts'
import { findOwnHardship, getHardship } from './find-hardships.ts'
import { declareHardship, enterHardship } from './list-hardship.ts'
import { exportHardships, findHardships, openOne } from './list-hardships.ts'
import { takeOutreachStep, withdrawHardship } from './move-hardship.ts'
import {
  declareHardshipInput,
  enterHardshipInput,
  exportHardshipsInput,
  hardshipInput,
  hardshipsInput,
  moveHardshipInput,
  openHardshipInput,
  recipientHardshipInput,
  withdrawHardshipInput,
} from './outreach.contract.ts'

/** 困难对象: whom to seek out first, and how far it has come. Every mutation that changes it has a key. */
export const outreachRouter = router({
  /** Masked, the most urgent first. */
  list: operatorProcedure.input(hardshipsInput).query(({ ctx, input }) => findHardships(ctx, input)),
  /** Masked unless it was opened. Refuses with outreach.not_found. */
  get: operatorProcedure.input(hardshipInput).query(({ ctx, input }) => getHardship(ctx, input)),
  /** Written down before it is seen. Refuses with outreach.not_found. */
  open: operatorProcedure.input(openHardshipInput).mutation(({ ctx, input }) => openOne(ctx, input)),
  /** With names, for a reason; each line is a look. */
  export: operatorProcedure
    .input(exportHardshipsInput)
    .mutation(({ ctx, input }) => exportHardships(ctx, input)),
  /** From a public list. Refuses with families.region_unknown, outreach.listed_already. */
  enter: operatorProcedure.input(enterHardshipInput).mutation(({ ctx, input }) => enterHardship(ctx, input)),
  /** How a contact went. Refuses with outreach.not_found, outreach.changed_meanwhile, outreach.next_not_ahead, outreach.order_not_theirs. */
  move: operatorProcedure.input(moveHardshipInput).mutation(({ ctx, input }) => takeOutreachStep(ctx, input)),
  /** A family's own. Refuses with families.recipient_not_found, families.not_allowed. */
  ofRecipient: personProcedure
    .input(recipientHardshipInput)
    .query(({ ctx, input }) => findOwnHardship(ctx, input)),
  /** Refuses with families.recipient_not_found, families.not_allowed, families.region_unknown, outreach.listed_already. */
  declare: personProcedure
    .input(declareHardshipInput)
    .mutation(({ ctx, input }) => declareHardship(ctx, input)),
  /** Refuses with families.recipient_not_found, families.not_allowed, outreach.not_found. */
  withdraw: personProcedure
    .input(withdrawHardshipInput)
    .mutation(({ ctx, input }) => withdrawHardship(ctx, input)),
})
