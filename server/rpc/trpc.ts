import { initTRPC, TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import type { Problem } from '../kernel/problem.contract.ts'
import { DomainError } from '../kernel/problem.ts'
import { codeForStatus } from './http-codes.ts'
import { problemRegistry } from './problem-registry.contract.ts'
import { transformer } from './transformer.ts'

/** What travels to the caller: read as `error.cause.problem` in process, as `data.problem` over HTTP. */
class ProblemCause extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

const t = initTRPC.context<Ctx>().create({
  transformer,
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: shape.message,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      path: shape.data.path,
      problem: error.cause instanceof ProblemCause ? error.cause.problem : null,
    },
  }),
})

const withProblems = t.middleware(async ({ ctx, path, next }) => {
  const result = await next()
  if (result.ok) return result
  const problem = toProblem(result.error, ctx, path)
  throw new TRPCError({
    code: codeForStatus(problem.status),
    message: problem.code,
    cause: new ProblemCause(problem),
  })
})

function toProblem(error: TRPCError, ctx: Ctx, path: string): Problem {
  const { cause } = error
  if (cause instanceof ProblemCause) return cause.problem
  if (cause instanceof DomainError) {
    const spec = problemRegistry[cause.code]
    if (spec)
      return {
        code: cause.code,
        params: cause.params,
        status: spec.status,
        ...(spec.field && { field: spec.field }),
      }
  }
  if (error.code === 'BAD_REQUEST' && cause instanceof ZodError) {
    const fields = [...new Set(cause.issues.map((issue) => issue.path.join('.')))]
    return {
      code: 'general.invalid_input',
      params: { fields },
      status: 422,
      ...(fields[0] && { field: fields[0] }),
    }
  }
  ctx.log.error({ err: cause ?? error, path, requestId: ctx.requestId }, 'a procedure failed')
  return { code: 'general.unexpected', params: { requestId: ctx.requestId }, status: 503 }
}

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** Anyone, signed in or not. */
export const publicProcedure = t.procedure.use(withProblems)

/** What a suspended person may still do: read, appeal, call for help, and end what they have ordered. */
const leftTo = ['suspensions.', 'incidents.', 'complaints.', 'notices.', 'accounts.', 'orders.move'] as const

/** A signed-in person; refuses with accounts.sign_in_first, and with accounts.suspended for what a suspended one may not do. */
export const personProcedure = publicProcedure.use(({ ctx, next, type, path }) => {
  if (ctx.viewer.kind !== 'person') throw new DomainError('accounts.sign_in_first')
  if (ctx.viewer.suspended && type === 'mutation' && !leftTo.some((own) => path.startsWith(own)))
    throw new DomainError('accounts.suspended')
  return next({ ctx: { ...ctx, viewer: ctx.viewer } satisfies PersonCtx })
})

/** An operator; refuses with accounts.sign_in_first or accounts.operators_only. */
export const operatorProcedure = personProcedure.use(({ ctx, next }) => {
  if (!ctx.viewer.operator) throw new DomainError('accounts.operators_only')
  return next({ ctx })
})
