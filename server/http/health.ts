import { Router } from 'express'

/** What one dependency says of itself; `state` first, anything worth knowing beside it. */
type Health = { state: 'ok' | 'degraded' | 'down' | 'off' } & Record<string, unknown>
export type Checks = Readonly<
  Record<'database' | 'worker' | 'search' | 'payments', () => Health | Promise<Health>>
>

const PATIENCE = 2_000

/**
 * `/healthz`: the process is alive. `/readyz`: what it depends on, one by one; 503 while the database is away, since
 * nothing works without it, whereas search and payments have ways around. What goes a way around is `degraded` and says who
 * is away.
 */
export function health(checks: Checks): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.set('cache-control', 'no-store').type('text').send('ok')
  })
  router.get('/readyz', async (_request, response) => {
    const names = Object.keys(checks) as (keyof Checks)[]
    const answers = await Promise.all(names.map(async (name) => [name, await ask(checks[name])] as const))
    const states: Record<string, Health> = Object.fromEntries(answers)
    const ready = states.database?.state === 'ok'
    response
      .set('cache-control', 'no-store')
      .status(ready ? 200 : 503)
      .json({ ready, ...states })
  })
  return router
}

/** A dependency that throws, or takes too long to answer, is down. Why is for the log, not for strangers. */
async function ask(check: Checks[keyof Checks]): Promise<Health> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<Health>((resolve) => {
    timer = setTimeout(() => resolve({ state: 'down' }), PATIENCE)
  })
  try {
    return await Promise.race([check(), tooLate])
  } catch {
    return { state: 'down' }
  } finally {
    clearTimeout(timer)
  }
}
