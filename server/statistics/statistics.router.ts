import { operatorProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import { publishEvaluationInput } from './evaluation.contract.ts'
import { publishEvaluation } from './evaluation.ts'
import { findHiddenFigures, findPublicFigures, findWholeFigures } from './find-figures.ts'
import { enterPopulationInput } from './population.contract.ts'
import { enterPopulation, findPopulation } from './population.ts'
import { writeNoteInput } from './report-note.contract.ts'
import { writeNote } from './report-notes.ts'
import { figuresInput } from './statistics.contract.ts'

/** Numbers of a year, counted over the rows as they are now. */
export const statisticsRouter = router({
  /** For everybody: small cells hidden. */
  published: publicProcedure.input(figuresInput).query(({ ctx, input }) => findPublicFigures(ctx, input)),
  /** For operators: as they are. */
  whole: operatorProcedure.input(figuresInput).query(({ ctx, input }) => findWholeFigures(ctx, input)),
  /** The year's evaluation goes to the public page. Refuses with statistics.nothing_to_publish. */
  publishEvaluation: operatorProcedure
    .input(publishEvaluationInput)
    .mutation(async ({ ctx, input }) =>
      publishEvaluation(ctx, input, await findHiddenFigures(ctx, input.year)),
    ),
  /** Beside a year's figures, for everybody to read. */
  writeNote: operatorProcedure.input(writeNoteInput).mutation(({ ctx, input }) => writeNote(ctx, input)),
  /** What was entered of the population, with where it stands. */
  population: operatorProcedure.query(({ ctx }) => findPopulation(ctx)),
  /** Refuses with families.region_unknown, statistics.not_counted_yet. */
  enterPopulation: operatorProcedure
    .input(enterPopulationInput)
    .mutation(({ ctx, input }) => enterPopulation(ctx, input)),
})
