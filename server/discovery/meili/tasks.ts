import type { EnqueuedTaskPromise, Meilisearch } from 'meilisearch'

/** A task that the engine took and could not do: `code` is the engine's own. */
export class MeiliTaskFailed extends Error {
  readonly code: string
  constructor(type: string, code: string, message: string) {
    super(`${type}: ${code}: ${message}`)
    this.name = 'MeiliTaskFailed'
    this.code = code
  }
}

const LOOK = 20

/** Waits until the engine has done what it took on; throws what became of it otherwise, and when it takes too long. */
export async function done(
  server: Meilisearch,
  task: EnqueuedTaskPromise,
  { within = 10_000 }: { within?: number } = {},
): Promise<void> {
  const { taskUid } = await task
  const { type, status, error } = await server.tasks.waitForTask(taskUid, { timeout: within, interval: LOOK })
  if (status === 'succeeded') return
  throw new MeiliTaskFailed(type, error?.code ?? status, error?.message ?? `ended as ${status}`)
}
