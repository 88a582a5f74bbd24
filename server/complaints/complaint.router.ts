import { operatorProcedure, personProcedure, router } from '../rpc/trpc.ts'
import {
  complaintInput,
  complaintQueueInput,
  deskComplaintsInput,
  lodgeComplaintInput,
  moveComplaintInput,
  noteComplaintInput,
} from './complaint.contract.ts'
import { findComplaintQueue, findDeskComplaints, findOwnComplaints, getComplaint } from './find-complaints.ts'
import { lodgeComplaint, noteComplaint } from './lodge-complaint.ts'
import { takeComplaintStep } from './move-complaint.ts'

/** 投诉. What does not concern a person does not exist: complaints.not_found. Every mutation has a key. */
export const complaintRouter = router({
  /** A family's own. */
  list: personProcedure.query(({ ctx }) => findOwnComplaints(ctx)),
  /** Refuses with providers.not_found, providers.not_allowed. */
  forDesk: personProcedure
    .input(deskComplaintsInput)
    .query(({ ctx, input }) => findDeskComplaints(ctx, input)),
  /** What operators decide, or what is over. */
  queue: operatorProcedure
    .input(complaintQueueInput)
    .query(({ ctx, input }) => findComplaintQueue(ctx, input)),
  get: personProcedure.input(complaintInput).query(({ ctx, input }) => getComplaint(ctx, input)),
  /** Refuses with orders.not_found, orders.no_family_role, complaints.no_family, complaints.going_already. */
  lodge: personProcedure.input(lodgeComplaintInput).mutation(({ ctx, input }) => lodgeComplaint(ctx, input)),
  /** By telephone. Refuses with orders.not_found, complaints.going_already. */
  note: operatorProcedure.input(noteComplaintInput).mutation(({ ctx, input }) => noteComplaint(ctx, input)),
  /** An answer, a decision, an appeal. Refuses with complaints.not_your_move, complaints.changed_meanwhile. */
  move: personProcedure.input(moveComplaintInput).mutation(({ ctx, input }) => takeComplaintStep(ctx, input)),
})
