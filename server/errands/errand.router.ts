import { operatorProcedure, router } from '../rpc/trpc.ts'
import {
  beginErrandInput,
  openRecordInput,
  personFileInput,
  providerFileInput,
  searchRecordsInput,
} from './errand.contract.ts'
import { getPersonFile, getProviderFile } from './find-files.ts'
import { beginErrand, findErrand, openRecord } from './run-errand.ts'
import { searchRecords } from './search-records.ts'

/** Looking things up, with a reason that is kept. */
export const errandRouter = router({
  /** The reason that counts now; null where none does. */
  current: operatorProcedure.query(({ ctx }) => findErrand(ctx)),
  begin: operatorProcedure.input(beginErrandInput).mutation(({ ctx, input }) => beginErrand(ctx, input)),
  /** Masked. Refuses with errands.reason_missing. */
  search: operatorProcedure.input(searchRecordsInput).query(({ ctx, input }) => searchRecords(ctx, input)),
  /** Written down before it is seen. Refuses with errands.reason_missing, errands.not_found. */
  open: operatorProcedure.input(openRecordInput).mutation(({ ctx, input }) => openRecord(ctx, input)),
  /** Refuses with errands.reason_missing, errands.not_found. */
  person: operatorProcedure.input(personFileInput).query(({ ctx, input }) => getPersonFile(ctx, input)),
  /** A provider is no private person: no reason is asked. Refuses with errands.not_found. */
  provider: operatorProcedure.input(providerFileInput).query(({ ctx, input }) => getProviderFile(ctx, input)),
})
