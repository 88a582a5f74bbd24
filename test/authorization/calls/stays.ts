import { both, type CallTable, key } from './scene.ts'

const lastDay = '2026-11-23'

/** Tried on a stay that is over, with a deposit that waits. */
export const stays: CallTable = {
  'stays.get': both(({ api }, { done: orderId }) => api.stays.get({ orderId })),
  'stays.settle': both(({ api }, { done: orderId }) => api.stays.settle({ orderId, lastDay })),
  'stays.leave': both(({ api }, { done: orderId }) => api.stays.leave({ orderId, lastDay, key: key() })),
  'stays.askDeduction': both(({ api }, { done: orderId }) =>
    api.stays.askDeduction({ orderId, amountFen: 100, reason: '门锁', key: key() }),
  ),
  'stays.answerDeduction': both(async ({ api, db }, { done: orderId }) => {
    const asked = { depositState: 'asked' as const, deductionFen: 100, askedAt: new Date('2026-11-22') }
    await db.stay.update({ where: { orderId }, data: asked })
    return api.stays.answerDeduction({ orderId, answer: 'refuse', key: key() })
  }),
  'stays.returnDeposit': both(({ api }, { done: orderId }) =>
    api.stays.returnDeposit({ orderId, key: key() }),
  ),
}
