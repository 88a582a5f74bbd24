import { both, type CallTable, key, plain } from './scene.ts'

const sold = { visits: 2, priceFen: 2_000, months: 1 }

/** Tried on a package that waits to be paid. */
export const packages: CallTable = {
  'packages.offers': both(({ api }, { providerId }) => api.packages.offers({ providerId })),
  'packages.offer': both(({ api }, { packageOfferId: offerId }) => api.packages.offer({ offerId })),
  'packages.mine': plain(async ({ api }) => (await api.packages.mine()).length > 0),
  'packages.get': both(({ api }, { packageId }) => api.packages.get({ packageId })),
  'packages.buy': both(({ api }, { packageOfferId: offerId, recipientId }) =>
    api.packages.buy({ offerId, recipientId, key: key() }),
  ),
  'packages.pay': both(({ api }, { packageId }) => api.packages.pay({ packageId })),
  'packages.refund': both(async ({ api, db }, { packageId }) => {
    await db.visitPackage.update({ where: { id: packageId }, data: { state: 'active' } })
    return api.packages.refund({ packageId, backFen: 2_000, key: key() })
  }),
  'packages.forDesk': both(({ api }, { providerId }) => api.packages.forDesk({ providerId })),
  'packages.sell': both(({ api }, { offeringId }) => api.packages.sell({ offeringId, ...sold, key: key() })),
  'packages.withdraw': both(({ api }, { packageOfferId: offerId }) => api.packages.withdraw({ offerId })),
}
