import { z } from 'zod'
import { operatorProcedure, personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import {
  addEvaluationInput,
  appealCreditInput,
  decideAppealInput,
  evaluationInput,
  setGradeInput,
} from './credit.contract.ts'
import { appealCredit, decideAppeal, findAppeals } from './credit-appeals.ts'
import { findDeskCredit } from './find-desk-credit.ts'
import { findDeskInspections, findInspectionQueue, getInspectionSheet } from './find-inspections.ts'
import { findChecklist, findOpenData, findPublished, getDraw, getPublished } from './find-published.ts'
import { addInspectionPhoto, getInspectionPhoto } from './inspection-photos.ts'
import { judgeItems, reportCorrection } from './judge-items.ts'
import { pressInspection } from './move-inspection.ts'
import { drawInspections, planInspection } from './plan-inspection.ts'
import { addEvaluation, getEvaluationDocument, getProviderRecord, setGrade } from './provider-record.ts'
import {
  addInspectionPhotoInput,
  checklistInput,
  correctInput,
  drawIdInput,
  drawInput,
  inspectionInput,
  inspectionPhotoInput,
  judgeInput,
  moveInspectionInput,
  ofProviderInput,
  planInspectionInput,
  publishedInput,
} from './supervision.contract.ts'

/** Supervision as data: what is looked at, what was found, what came of it. Every mutation has a key or may be repeated. */
export const supervisionRouter = router({
  /** 监管清单, in force today. */
  checklist: publicProcedure.input(checklistInput).query(({ ctx, input }) => findChecklist(ctx, input)),
  /** What is public, twenty a page. */
  published: publicProcedure.input(publishedInput).query(({ ctx, input }) => findPublished(ctx, input)),
  /** One public result. Refuses with supervision.not_found before it is public. */
  result: publicProcedure.input(inspectionInput).query(({ ctx, input }) => getPublished(ctx, input)),
  /** Everything public, for the open data files. */
  openData: publicProcedure.query(({ ctx }) => findOpenData(ctx)),
  /** A draw to repeat. */
  draw: publicProcedure.input(drawIdInput).query(({ ctx, input }) => getDraw(ctx, input)),
  /** 监管档案 of a provider. */
  record: publicProcedure.input(ofProviderInput).query(({ ctx, input }) => getProviderRecord(ctx, input)),
  evaluationDocument: publicProcedure
    .input(evaluationInput)
    .query(({ ctx, input }) => getEvaluationDocument(ctx, input)),

  /** The operators' queue. */
  queue: operatorProcedure
    .input(z.object({ scope: z.enum(['going', 'over']).default('going') }))
    .query(({ ctx, input }) => findInspectionQueue(ctx, input)),
  plan: operatorProcedure.input(planInspectionInput).mutation(({ ctx, input }) => planInspection(ctx, input)),
  makeDraw: operatorProcedure.input(drawInput).mutation(({ ctx, input }) => drawInspections(ctx, input)),
  judge: operatorProcedure.input(judgeInput).mutation(({ ctx, input }) => judgeItems(ctx, input)),
  move: operatorProcedure
    .input(moveInspectionInput)
    .mutation(({ ctx, input }) => pressInspection(ctx, input)),
  setGrade: operatorProcedure.input(setGradeInput).mutation(({ ctx, input }) => setGrade(ctx, input)),
  addEvaluation: operatorProcedure
    .input(addEvaluationInput)
    .mutation(({ ctx, input }) => addEvaluation(ctx, input)),
  appeals: operatorProcedure.query(({ ctx }) => findAppeals(ctx)),
  decideAppeal: operatorProcedure
    .input(decideAppealInput)
    .mutation(({ ctx, input }) => decideAppeal(ctx, input)),

  /** One inspection for operators, and for managers once it was announced or has begun. */
  sheet: personProcedure.input(inspectionInput).query(({ ctx, input }) => getInspectionSheet(ctx, input)),
  addPhoto: personProcedure
    .input(addInspectionPhotoInput)
    .mutation(({ ctx, input }) => addInspectionPhoto(ctx, input)),
  photo: personProcedure
    .input(inspectionPhotoInput)
    .query(({ ctx, input }) => getInspectionPhoto(ctx, input)),
  /** A provider's inspections for its managers. Refuses with providers.not_found, providers.not_allowed. */
  forDesk: personProcedure.input(ofProviderInput).query(({ ctx, input }) => findDeskInspections(ctx, input)),
  /** 整改报告. */
  correct: personProcedure.input(correctInput).mutation(({ ctx, input }) => reportCorrection(ctx, input)),
  /** The provider's own appeals. */
  deskCredit: personProcedure.input(ofProviderInput).query(({ ctx, input }) => findDeskCredit(ctx, input)),
  appeal: personProcedure.input(appealCreditInput).mutation(({ ctx, input }) => appealCredit(ctx, input)),
})
