import { randomUUID } from 'node:crypto'
import { acknowledgeIncident, closeIncident } from '../../server/incidents/answer-incident.ts'
import { callForRecipient, takeBackForRecipient } from '../../server/incidents/incidents.entry.ts'
import { after, minutes } from '../../server/kernel/clock.ts'
import type { openFamilies } from './families.ts'
import type { Stage } from './stage.ts'

/** Two calls for help of the last weeks: one that was needed, and one that was a slip. */
export async function callForHelp(
  stage: Stage,
  { father }: Awaited<ReturnType<typeof openFamilies>>,
): Promise<void> {
  const needed = stage.day(-12, '19:20')
  const at = (from: Date, count: number) => stage.at(after(from, minutes(count)))
  const own = () => ({ recipientId: father, key: randomUUID() })
  await at(needed, 0)
  await callForRecipient(await stage.as('daughter'), own())
  const { id: incidentId } = await stage.db.incident.findFirstOrThrow({ where: { closedAt: null } })
  await at(needed, 1)
  await acknowledgeIncident(await stage.as('brother'), { incidentId, key: randomUUID() })
  await at(needed, 40)
  await closeIncident(await stage.as('brother'), {
    ...{ incidentId, key: randomUUID(), outcome: 'settled' },
    report:
      '爸爸起身时头晕，扶着沙发坐下了。邻居先过去，量了血压 108/64，喝了水，躺半小时缓过来了。明天带他复查降压药。',
  })
  const slip = stage.day(-6, '07:45')
  await at(slip, 0)
  await callForRecipient(await stage.as('daughter'), own())
  await at(slip, 1)
  await takeBackForRecipient(await stage.as('daughter'), own())
}
