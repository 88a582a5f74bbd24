import { accountProblems } from '../../../server/accounts/account.contract.ts'
import type { ProblemSpecs } from '../../../server/kernel/problem.contract.ts'

const known: ProblemSpecs = accountProblems

/**
 * Signing in does not pass through a procedure, so its refusals arrive bare: a code and its parameters. Gives them the
 * shape all others have; anything else is returned as it came.
 */
export function signInProblem(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('code' in error)) return error
  const code = String(error.code)
  const spec = known[code]
  if (!spec) return error
  const params = 'params' in error ? error.params : {}
  return {
    cause: { problem: { code, params, status: spec.status, ...(spec.field && { field: spec.field }) } },
  }
}
