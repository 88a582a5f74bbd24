import type { PaymentPort } from '../../server/payments/payment-port.ts'
import type { Db } from '../../server/platform/db.ts'

/** Our own process ended: whatever it had not yet written down is gone. */
export class Killed extends Error {
  constructor(when: string) {
    super(`killed ${when}`)
    this.name = 'Killed'
  }
}

/** The same port in the hands of a process that may end right before a question, or right after its answer. */
export function mortal(port: PaymentPort, die: () => boolean): PaymentPort {
  return new Proxy(port, {
    get(target, name: keyof PaymentPort) {
      const call = target[name]
      if (typeof call !== 'function') return call
      return async (...asked: unknown[]) => {
        if (die()) throw new Killed(`before ${name}`)
        const answer = await (call as (...asked: unknown[]) => Promise<unknown>)(...asked)
        if (die()) throw new Killed(`after ${name}`)
        return answer
      }
    },
  })
}

/** The same database in the hands of a process that may end right before a transaction, or right after its commit. */
export function mortalDb(db: Db, die: () => boolean): Db {
  return new Proxy(db, {
    get(target, name) {
      const found = Reflect.get(target, name)
      if (name !== '$transaction') return found
      return async (...asked: Parameters<Db['$transaction']>) => {
        if (die()) throw new Killed('before a transaction')
        const answer = await found.apply(target, asked)
        if (die()) throw new Killed('after a commit')
        return answer
      }
    },
  })
}

/** As often as it takes: whoever died is started again, and whoever got no answer asks again. */
export async function again<Result>(
  work: () => Promise<Result>,
  mostTries = 400,
  isWorthIt: (error: unknown) => boolean = () => true,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === mostTries || !isWorthIt(error)) throw error
    }
  }
}

/** Calls a procedure as often as it takes while nobody answers it; a refusal is an answer. */
export const insist = <Result>(call: () => Promise<Result>): Promise<Result> =>
  again(call, 50, (error) => {
    if (error instanceof Killed) return true
    const { problem } = (error as { cause?: { problem?: { code: string } } }).cause ?? {}
    return problem?.code === 'general.unexpected' || problem?.code === 'payments.unavailable'
  })
