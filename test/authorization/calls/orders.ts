import type { Api } from '../../../server/rpc/app-router.ts'
import type { Things } from '../things.ts'
import { both, type Calls, type CallTable, key, named, plain } from './scene.ts'

type Button = Parameters<Api['orders']['move']>[0]['transition']

const press = (transition: Button, on: keyof Things & ('requested' | 'accepted' | 'done')) =>
  both(({ api }, things) =>
    api.orders.move({ orderId: things[on], transition, reason: '说明原因', key: key() }),
  )

const decide = (transition: 'uphold' | 'dismiss'): Calls => ({
  [`ours ${transition}`]: async ({ api, as, cast }) => {
    const orderId = cast.ours.done
    await as.organiser.orders.move({ orderId, transition: 'dispute', reason: '没有洗头', key: key() })
    return api.orders.move({ orderId, transition, reason: '核对过', key: key() })
  },
})

const how = { method: 'place' as const, lat: 31.2215, lng: 121.5448, reason: '老人不在门口' }

export const orders: CallTable = {
  'orders.place': both(({ api }, { draft }) => api.orders.place({ ...draft, key: key() })),
  'orders.list': both(async ({ api }, { accepted }) =>
    (await api.orders.list({})).some(({ id }) => id === accepted),
  ),
  'orders.get': {
    ...both(({ api }, { accepted }) => api.orders.get({ orderId: accepted })),
    ...named(
      both(({ api }, { unpaid }) => api.orders.get({ orderId: unpaid })),
      'unpaid',
    ),
  },
  'orders.move': {
    ...named(press('accept', 'requested'), 'accept'),
    ...named(press('decline', 'requested'), 'decline'),
    ...named(press('cancel', 'accepted'), 'cancel'),
    ...named(press('withdraw', 'accepted'), 'withdraw'),
    ...named(press('confirm', 'done'), 'confirm'),
    ...named(press('dispute', 'done'), 'dispute'),
    ...decide('uphold'),
    ...decide('dismiss'),
  },
  'orders.pay': both(({ api }, { unpaid }) => api.orders.pay({ orderId: unpaid })),
  'orders.extend': both(({ api }, { unpaid }) => api.orders.extend({ orderId: unpaid })),
  'orders.forProvider': both(async ({ api }, { providerId, accepted }) =>
    (await api.orders.forProvider({ providerId, bucket: 'upcoming' })).some(({ id }) => id === accepted),
  ),
  'orders.dayForProvider': both(async ({ api }, { providerId, accepted }) =>
    (await api.orders.dayForProvider({ providerId, date: '2026-11-21' })).some(({ id }) => id === accepted),
  ),
  'orders.calendar': both(async ({ api }, { providerId, accepted }) => {
    const { visits } = await api.orders.calendar({ providerId, from: '2026-11-21', days: 1 })
    return visits.some(({ orderId }) => orderId === accepted)
  }),
  'orders.counts': both(
    async ({ api }, { providerId }) => (await api.orders.counts({ providerId })).toAnswer > 0,
  ),
  'orders.depart': both(({ api }, { accepted }) => api.orders.depart({ orderId: accepted, key: key() })),
  'orders.checkIn': both(({ api }, { accepted }) =>
    api.orders.checkIn({ orderId: accepted, key: key(), how }),
  ),
  'orders.checkOut': both(async ({ api, db }, { accepted }) => {
    await db.order.update({ where: { id: accepted }, data: { state: 'in_service' } })
    await db.visit.update({ where: { orderId: accepted }, data: { state: 'in_service' } })
    return api.orders.checkOut({ orderId: accepted, key: key() })
  }),
  'orders.turnBack': both(async ({ api, db }, { accepted }) => {
    const { startsAt } = await db.order.findUniqueOrThrow({ where: { id: accepted } })
    await db.order.update({
      where: { id: accepted },
      data: { startsAt: new Date(startsAt.getTime() - 4 * 3_600_000) },
    })
    const here = { lat: 31.2197, lng: 121.5444 }
    await db.order.update({ where: { id: accepted }, data: here })
    return api.orders.turnBack({ orderId: accepted, key: key(), tried: ['knocked'], ...here })
  }),
  'orders.leave': both(async ({ api, db }, { accepted }) => {
    const { startsAt } = await db.order.findUniqueOrThrow({ where: { id: accepted } })
    await db.order.update({
      where: { id: accepted },
      data: { startsAt: new Date(startsAt.getTime() - 4 * 3_600_000) },
    })
    return api.orders.leave({ orderId: accepted, key: key(), why: 'unsafe', note: '狗没有拴' })
  }),
  'orders.reduce': both(({ api }, { done }) =>
    api.orders.reduce({ orderId: done, key: key(), amountFen: 1_000, reason: '早走了十分钟' }),
  ),
  'orders.forOperator': plain(({ api }) => api.orders.forOperator({})),
}
