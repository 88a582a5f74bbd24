import { systemClock } from '../platform/clock.ts'
import { openDb } from '../platform/db.ts'
import { readEnv } from '../platform/env.ts'
import { createLog } from '../platform/log.ts'
import { StartProblem } from '../platform/start-problem.ts'
import { createSearch } from './create-search.ts'
import { FilledElsewhere } from './meili/fill.ts'
import { rebuild } from './rebuild.ts'

const TITLES = { texts: 'Search texts', engine: 'Listings in the search engine' } as const

/**
 * Rebuilds the search of a running or stopped installation and shows how far it is. Nothing is unfindable meanwhile. Ends with 1
 * where the engine did not take it.
 */
async function main(): Promise<number> {
  const env = readEnv()
  const started = performance.now()
  const db = openDb(env.DATABASE_URL ?? '', { max: 2 })
  try {
    const search = createSearch({
      env,
      db,
      clock: systemClock,
      log: createLog({ level: 'warn', readable: true }),
    })
    const { texts } = await rebuild({ db, ports: { search } }, (part, { done, total }) =>
      show(`${TITLES[part]}: ${done} of ${total}`, done >= total),
    )
    const seconds = ((performance.now() - started) / 1_000).toFixed(1)
    say(`${texts} search texts changed. ${whoElse[search.name]}\nDone in ${seconds} s.\n`)
    return 0
  } finally {
    await db.$disconnect()
  }
}

const running = 'Running servers are reading all listings into their memory anew.'
const whoElse = {
  embedded: running,
  postgres: running,
  meilisearch: `Meilisearch has a new index. ${running}`,
}

/** One line that moves on a terminal, lines elsewhere. */
function show(text: string, last: boolean): void {
  say(process.stdout.isTTY ? `\r${text}${last ? '\n' : ''}` : `${text}\n`)
}

const say = (text: string) => process.stdout.write(text)

function explain(error: unknown): number {
  const sentences =
    error instanceof StartProblem
      ? error.sentences
      : error instanceof FilledElsewhere
        ? [
            'Another process is filling the search index already. Nothing was changed in it; it will be complete.',
          ]
        : [
            `The search engine did not take it: ${(error as Error).message}`,
            'What answered before goes on answering.',
          ]
  process.stderr.write(`${sentences.join('\n')}\n`)
  return 1
}

process.exitCode = await main().catch(explain)
