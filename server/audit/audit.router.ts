import { operatorProcedure, router } from '../rpc/trpc.ts'
import { findAuditInput } from './audit.contract.ts'
import { findAudit } from './find-audit.ts'

export const auditRouter = router({
  /** What happened, the latest first, and how the last walk over all chains ended. */
  events: operatorProcedure.input(findAuditInput).query(({ ctx, input }) => findAudit(ctx, input)),
})
