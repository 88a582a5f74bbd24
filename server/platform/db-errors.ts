/**
 * What PostgreSQL meant, read out of the shapes Prisma 7 wraps it in. A model call carries a Prisma code, a raw query
 * carries P2010, and a refused COMMIT comes as the driver's own error without any code.
 */
type Cause = {
  kind?: string
  code?: string
  originalCode?: string
  originalMessage?: string
  message?: string
  constraint?: { index?: string; fields?: string[] }
}

/** True for a broken unique constraint; with a name, only for that one. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return isViolation(error, '23505', 'P2002', constraint)
}

/** True for a broken exclusion constraint (time promised twice); with a name, only for that one. */
export function isExclusionViolation(error: unknown, constraint?: string): boolean {
  return isViolation(error, '23P01', 'P2039', constraint)
}

/** True where two transactions collided and the loser may be run again: serialization failure or deadlock. */
export function isWriteConflict(error: unknown): boolean {
  const cause = causeOf(error)
  return (
    codeOf(error) === 'P2034' ||
    cause?.kind === 'TransactionWriteConflict' ||
    ['40001', '40P01'].includes(sqlState(cause) ?? '')
  )
}

function isViolation(error: unknown, state: string, prismaCode: string, constraint?: string): boolean {
  const cause = causeOf(error)
  if (codeOf(error) !== prismaCode && sqlState(cause) !== state) return false
  return constraint === undefined || namesConstraint(cause, constraint)
}

function namesConstraint(cause: Cause | undefined, constraint: string): boolean {
  if (cause?.constraint?.index) return cause.constraint.index === constraint
  return `${cause?.originalMessage ?? cause?.message ?? ''}`.includes(`"${constraint}"`)
}

function sqlState(cause: Cause | undefined): string | undefined {
  return cause?.originalCode ?? cause?.code
}

function codeOf(error: unknown): unknown {
  return property(error, 'code')
}

function causeOf(error: unknown): Cause | undefined {
  const wrapped = property(property(error, 'meta'), 'driverAdapterError') ?? error
  const cause = property(wrapped, 'cause')
  return typeof cause === 'object' && cause !== null ? (cause as Cause) : undefined
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
