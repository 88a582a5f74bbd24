/** A process of its own that applies payment reports until it is killed by a test. */
import { openReportsDesk } from '../../server/payments/keep-applying.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { openDb } from '../../server/platform/db.ts'
import { testCtx } from '../support/world.ts'

openReportsDesk(testCtx(openDb(process.argv[2] ?? '', { max: 3 }), systemClock))
