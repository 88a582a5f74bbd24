import type { TRPCError } from '@trpc/server'
import type { ProblemSpec } from '../kernel/problem.contract.ts'

const codes: Record<ProblemSpec['status'], TRPCError['code']> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  410: 'NOT_FOUND',
  413: 'PAYLOAD_TOO_LARGE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  503: 'INTERNAL_SERVER_ERROR',
}

/** tRPC's name for the HTTP status of a problem. */
export const codeForStatus = (status: number): TRPCError['code'] =>
  codes[status as ProblemSpec['status']] ?? 'INTERNAL_SERVER_ERROR'
