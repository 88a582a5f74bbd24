import { both, type CallTable, guessed, key, plain } from './scene.ts'

const call = {
  channel: 'phone',
  callerName: '周明',
  callerPhone: '13800000090',
  relation: 'child',
  verifiedBy: 'called_back',
  reason: '不会用手机',
  consented: true,
} as const

export const phoneOrders: CallTable = {
  'phoneOrders.place': {
    ours: async ({ api, db, cast }) => {
      const { draft } = cast.ours
      const described = { kind: 'elder', name: '周国强', calledBy: '周爷爷', regionCode: '310115' }
      const recipient = { ...described, addressLine: '示例路 30 弄', phone: '', asksFirst: false }
      await db.orderDraft.update({ where: { id: draft.draftId }, data: { recipient, recipientId: null } })
      return api.phoneOrders.place({ ...draft, ...call, key: key() })
    },
  },
  'phoneOrders.list': plain(async ({ api, db, cast }) => {
    await noted(db, cast.ours.providerId)
    return (await api.phoneOrders.list({})).length > 0
  }),
  'phoneOrders.get': both(async ({ api, db }, { providerId }) =>
    api.phoneOrders.get({ phoneOrderId: await noted(db, providerId) }),
  ),
}

/** A call taken at this provider. */
async function noted(
  db: Parameters<CallTable[string][string]>[0]['db'],
  providerId: string,
): Promise<string> {
  const { consented: _, ...said } = call
  const at = new Date('2026-11-20T00:00:00Z')
  const row = { ...said, providerId, draftId: key(), staffId: key(), staffName: guessed, payerName: '周明' }
  return (
    await db.phoneOrder.create({ data: { ...row, payerPhone: '13800000090', consentedAt: at, begunAt: at } })
  ).id
}
