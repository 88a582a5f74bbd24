import { type CallTable, key, plain } from './scene.ts'

export const funders: CallTable = {
  'funders.overview': plain(({ api }) => api.funders.overview()),
  'funders.record': plain(async ({ api, db, cast }) => {
    const { number } = await db.order.findUniqueOrThrow({ where: { id: cast.ours.closed } })
    return api.funders.record({
      ...{ funder: 'ltci', regionCode: '310115', reference: key(), paidOn: '2026-11-21' },
      rows: [{ orderNumber: number, paidFen: 1 }],
    })
  }),
}
