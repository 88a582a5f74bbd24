import type { PaymentPort } from '../../server/payments/payment-port.ts'

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
