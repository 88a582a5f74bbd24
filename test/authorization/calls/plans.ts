import { both, type CallTable, everySunday, key } from './scene.ts'

export const plans: CallTable = {
  'plans.list': both(async ({ api }, { planId }) => (await api.plans.list()).some(({ id }) => id === planId)),
  'plans.get': both(({ api }, { planId }) => api.plans.get({ planId })),
  'plans.change': both(({ api }, { planId }) =>
    api.plans.change({ planId, fromDay: '2026-12-01', recurrence: everySunday, version: 1 }),
  ),
  'plans.end': both(({ api }, { planId }) => api.plans.end({ planId, fromDay: '2026-12-01', key: key() })),
  'plans.solve': both(({ api }, { planId }) =>
    api.plans.solve({ planId, day: '2026-12-06', choice: 'skip' }),
  ),
}
