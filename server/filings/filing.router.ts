import { providerIdInput } from '../providers/provider.contract.ts'
import { operatorProcedure, personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import { decideFiling, withdrawFiling } from './act-on-filing.ts'
import { openFiles, readFile } from './file-links.ts'
import {
  decideFilingInput,
  fileLinkInput,
  filingInput,
  filingQueueInput,
  moveFilingInput,
  openFilesInput,
  paperInput,
  removeFileInput,
  saveFilingInput,
} from './filing.contract.ts'
import { findPapers, getPaper } from './find-papers.ts'
import { findQueue, getFiling } from './find-queue.ts'
import { findLapseOfOrder, findLapses, findLapsesOfProvider } from './lapses/find-lapses.ts'
import { lapseOfOrderInput, lapsesOfProviderInput } from './lapses/lapse.contract.ts'
import { removeFile, saveFiling } from './save-filing.ts'
import { findVerified } from './verified-papers.ts'

/** Papers of providers and caregivers. Problems are told at each use case. */
export const filingRouter = router({
  /** What an operator has seen of a provider's papers, for anybody. */
  verified: publicProcedure.input(providerIdInput).query(({ ctx, input }) => findVerified(ctx, input)),
  /** What a provider and its caregivers need, and where each paper stands. */
  papers: personProcedure.input(providerIdInput).query(({ ctx, input }) => findPapers(ctx, input)),
  paper: personProcedure.input(paperInput).query(({ ctx, input }) => getPaper(ctx, input)),
  save: personProcedure.input(saveFilingInput).mutation(({ ctx, input }) => saveFiling(ctx, input)),
  removeFile: personProcedure.input(removeFileInput).mutation(({ ctx, input }) => removeFile(ctx, input)),
  withdraw: personProcedure.input(moveFilingInput).mutation(({ ctx, input }) => withdrawFiling(ctx, input)),
  /** The bytes behind a link of minutes. */
  file: personProcedure.input(fileLinkInput).query(({ ctx, input }) => readFile(ctx, input)),
  /** Families told of lapsed papers: of one's own provider, of all, and of the viewer's own order. */
  lapsesOfProvider: personProcedure
    .input(lapsesOfProviderInput)
    .query(({ ctx, input }) => findLapsesOfProvider(ctx, input)),
  lapses: operatorProcedure.query(({ ctx }) => findLapses(ctx)),
  lapseOfOrder: personProcedure
    .input(lapseOfOrderInput)
    .query(({ ctx, input }) => findLapseOfOrder(ctx, input)),
  queue: operatorProcedure.input(filingQueueInput).query(({ ctx, input }) => findQueue(ctx, input)),
  get: operatorProcedure.input(filingInput).query(({ ctx, input }) => getFiling(ctx, input)),
  /** Opens the scans, with a reason that is kept. */
  openFiles: operatorProcedure.input(openFilesInput).mutation(({ ctx, input }) => openFiles(ctx, input)),
  decide: operatorProcedure.input(decideFilingInput).mutation(({ ctx, input }) => decideFiling(ctx, input)),
})
