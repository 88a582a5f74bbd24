import { personProcedure, router } from '../rpc/trpc.ts'
import {
  addPhotoInput,
  careOfOrderInput,
  measureInput,
  photoInput,
  strikeInput,
  tickTaskInput,
  vitalsInput,
  writeNoteInput,
} from './care.contract.ts'
import { findVitals, getCare } from './find-care.ts'
import { addPhoto, getPhoto } from './photos.ts'
import { measure, strike, tickTask, writeNote } from './write-care.ts'

/**
 * What carers write down during a visit. Every writing has the carer's own time and a key, so that what was queued without a
 * network arrives once. Refuses with care.not_found, care.not_begun, care.over, care.time_impossible.
 */
export const careRouter = router({
  /** The record of a visit, for every side that sees the order. */
  ofOrder: personProcedure.input(careOfOrderInput).query(({ ctx, input }) => getCare(ctx, input)),
  /** What was measured of a recipient of the viewer's family. */
  vitals: personProcedure.input(vitalsInput).query(({ ctx, input }) => findVitals(ctx, input)),
  /** A photo's bytes. */
  photo: personProcedure.input(photoInput).query(({ ctx, input }) => getPhoto(ctx, input)),
  tick: personProcedure.input(tickTaskInput).mutation(({ ctx, input }) => tickTask(ctx, input)),
  /** Refuses with general.invalid_input naming value or lower where no living person has such a figure. */
  measure: personProcedure.input(measureInput).mutation(({ ctx, input }) => measure(ctx, input)),
  note: personProcedure.input(writeNoteInput).mutation(({ ctx, input }) => writeNote(ctx, input)),
  /** Refuses with care.photo_unreadable, care.too_many_photos. */
  addPhoto: personProcedure.input(addPhotoInput).mutation(({ ctx, input }) => addPhoto(ctx, input)),
  /** Takes back a slip while the record is open. */
  strike: personProcedure.input(strikeInput).mutation(({ ctx, input }) => strike(ctx, input)),
})
