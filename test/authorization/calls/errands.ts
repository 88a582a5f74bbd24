import type { Api } from '../../../server/rpc/app-router.ts'
import { both, type CallTable, plain } from './scene.ts'

/** Has a reason first, as far as one may. */
async function onErrand(api: Api): Promise<void> {
  await api.errands.begin({ reason: '家属来电核对订单' })
}

export const errands: CallTable = {
  'errands.current': plain(({ api }) => api.errands.current()),
  'errands.begin': plain(({ api }) => onErrand(api)),
  'errands.search': plain(async ({ api }) => {
    await onErrand(api)
    return (await api.errands.search({ query: '林建国' })).length > 0
  }),
  'errands.open': both(async ({ api }, { accepted: id }) => {
    await onErrand(api)
    return api.errands.open({ kind: 'order', id })
  }),
  'errands.person': plain(async ({ api, db }) => {
    const { id: userId } = await db.user.findFirstOrThrow({ where: { phoneNumber: '+8613800000001' } })
    await onErrand(api)
    await api.errands.open({ kind: 'person', id: userId })
    return api.errands.person({ userId })
  }),
  'errands.provider': both(({ api }, { providerId }) => api.errands.provider({ providerId })),
}
