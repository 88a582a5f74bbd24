import type { Server } from 'socket.io'

/** How the processes of one installation hear each other's nudges. */
export type Backbone = {
  readonly name: 'postgres' | 'redis'
  readonly adapter: NonNullable<Parameters<Server['adapter']>[0]>
  /** Resolves once all that was said so far has left this process. */
  said(): Promise<void>
  /** Calls `listener` each time this process hears the others again, with the milliseconds for which it may not have. */
  onBack(listener: (deafFor: number) => void): void
  /** Lets what was said go out, then hears nothing more. */
  close(): Promise<void>
}

/** Remembers what is on its way, so that it can be waited for. */
export function underWay() {
  const pending = new Set<Promise<unknown>>()
  return {
    add<Result>(work: Promise<Result>): Promise<Result> {
      pending.add(work)
      const forget = () => void pending.delete(work)
      work.then(forget, forget)
      return work
    },
    async all(): Promise<void> {
      await Promise.allSettled(pending)
    },
  }
}
