import { saveTemplate } from '../../server/availability/templates.ts'
import type { Stage } from './stage.ts'

const onDays = (weekdays: readonly number[], ...spans: (readonly [number, number])[]) =>
  weekdays.flatMap((weekday) =>
    spans.map(([startMinute, endMinute]) => ({ weekday, startMinute, endMinute })),
  )
const workdays = [1, 2, 3, 4, 5]

/** Two patterns the home care's manager lays over her people's days. */
export async function keepTemplates(stage: Stage): Promise<void> {
  const ctx = await stage.as('manager')
  const [home] = ctx.viewer.providers.filter(({ role }) => role === 'manager')
  if (!home) throw new Error('the manager manages nothing')
  for (const [name, hours] of [
    ['早班', onDays(workdays, [450, 720], [780, 930])],
    ['周末值班', onDays([6, 7], [540, 1080])],
  ] as const)
    await saveTemplate(ctx, { providerId: home.id, templateId: null, name, hours })
}
