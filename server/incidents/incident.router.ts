import { personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import { acknowledgeIncident, closeIncident, takeBackIncident } from './answer-incident.ts'
import { findGoingIncidents, findIncidents, getIncident } from './find-incidents.ts'
import {
  answerIncidentInput,
  closeIncidentInput,
  incidentInput,
  raiseIncidentInput,
} from './incident.contract.ts'
import { raiseIncident } from './raise-incident.ts'

/** Calls for help. What does not concern a person does not exist: incidents.not_found. Every mutation has a key. */
export const incidentRouter = router({
  /** One press: opens a call, or joins the one that is going on. Refuses with incidents.no_visit. */
  raise: personProcedure.input(raiseIncidentInput).mutation(({ ctx, input }) => raiseIncident(ctx, input)),
  /** Going on now, for the viewer's every side; empty for whoever is not signed in. */
  going: publicProcedure.query(({ ctx }) => findGoingIncidents(ctx)),
  /** Going on and over, the latest first. */
  list: personProcedure.query(({ ctx }) => findIncidents(ctx)),
  get: personProcedure.input(incidentInput).query(({ ctx, input }) => getIncident(ctx, input)),
  /** 我来处理. Refuses with incidents.own_call for whoever pressed. */
  acknowledge: personProcedure
    .input(answerIncidentInput)
    .mutation(({ ctx, input }) => acknowledgeIncident(ctx, input)),
  /** The closing report. Refuses with incidents.changed_meanwhile while nobody has answered. */
  close: personProcedure.input(closeIncidentInput).mutation(({ ctx, input }) => closeIncident(ctx, input)),
  /** 没事，按错了. Refuses with incidents.not_the_caller. */
  takeBack: personProcedure
    .input(answerIncidentInput)
    .mutation(({ ctx, input }) => takeBackIncident(ctx, input)),
})
