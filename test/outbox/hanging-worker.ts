/** A worker in a process of its own that takes a job, says so, and never ends it: to be killed by a test. */
import { pino } from 'pino'
import { startWorker } from '../../server/outbox/worker.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { nothing } from './topics-bench.ts'

const connectionString = process.argv[2] ?? ''
startWorker({
  connectionString,
  ctx: { clock: systemClock },
  topics: {
    ...nothing,
    listing: () => {
      process.stdout.write('begun\n')
      return new Promise(() => {})
    },
  },
  onDue: async () => {},
  log: pino({ level: 'silent' }),
})
