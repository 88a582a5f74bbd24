import { Logger } from 'graphile-worker'
import type { Log } from '../platform/log.ts'

const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

/** The queue's own words in our log, one level quieter: each finished job is news to nobody. Without a log, silence. */
export function workerLogger(log?: Log): Logger {
  return new Logger((scope) => (level, message) => {
    log?.[levels[level as keyof typeof levels] ?? 'debug'](
      { worker: scope.workerId, job: scope.jobId },
      message,
    )
  })
}
