import { personProcedure, router } from '../rpc/trpc.ts'
import { keepLateInput, lateNotesInput, latePhotoInput, whoComesInput } from './carer.contract.ts'
import { findRoute } from './find-route.ts'
import { findWhoComes } from './find-who-comes.ts'
import { findLateNotes, getLatePhoto, keepLateNote } from './late-notes.ts'

/** What a carer's phone carries along, and what it brings back too late. */
export const carerRouter = router({
  /** The viewer's own visits of the next seven days, care plans included; empty for whoever is no caregiver. */
  route: personProcedure.query(({ ctx }) => findRoute(ctx)),
  /** Who comes to the viewer's family, and about when. Refuses with orders.not_found. */
  whoComes: personProcedure.input(whoComesInput).query(({ ctx, input }) => findWhoComes(ctx, input)),
  /** Keeps what a visit could no longer take, for its provider to read. Refuses with care.not_found. */
  keepLate: personProcedure.input(keepLateInput).mutation(({ ctx, input }) => keepLateNote(ctx, input)),
  /** What came too late for a visit. */
  lateNotes: personProcedure.input(lateNotesInput).query(({ ctx, input }) => findLateNotes(ctx, input)),
  /** A photo's bytes. Refuses with care.not_found, care.photo_gone. */
  latePhoto: personProcedure.input(latePhotoInput).query(({ ctx, input }) => getLatePhoto(ctx, input)),
})
