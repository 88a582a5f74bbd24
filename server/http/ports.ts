import { resolve } from 'node:path'
import { createConsoleVoice, createSms } from '../carriers/carriers.entry.ts'
import type { Ports } from '../context.ts'
import { createSearch } from '../discovery/discovery.entry.ts'
import { createClamd, createFolderStore, createSeal, noScan } from '../files/files.entry.ts'
import type { Clock } from '../kernel/clock.ts'
import { createMail, createPush } from '../notices/notices.entry.ts'
import { createPayments } from '../payments/payments.entry.ts'
import type { Db } from '../platform/db.ts'
import type { Env } from '../platform/env.ts'
import type { Log } from '../platform/log.ts'
import { createVault } from '../platform/vault.ts'

/** The outside world, by the adapters the settings name. */
export function createPorts({ env, db, log, clock }: { env: Env; db: Db; log: Log; clock: Clock }): Ports {
  return {
    payments: createPayments({ env, db, clock }),
    search: createSearch({ env, db, log, clock }),
    files: createFolderStore(resolve(env.DATA_DIR, 'files')),
    vault: createVault(env.DATA_KEYS),
    scan: env.CLAMD_URL ? createClamd(env.CLAMD_URL) : noScan,
    seals: createSeal(env.SESSION_SECRET),
    sms: createSms({ env, db, clock }),
    voice: createConsoleVoice({ db, log }),
    mail: createMail({ env, db }),
    push: createPush({ env, db }),
  }
}
