import { both, type CallTable, plain } from './scene.ts'

export const privacy: CallTable = {
  'privacy.looks': both(async ({ api }, { done }) =>
    (await api.privacy.looks()).some(({ path }) => path === `/orders/${done}`),
  ),
  'privacy.consents': both(({ api }, { recipientId }) => api.privacy.consents({ recipientId })),
  'privacy.agree': both(({ api }, { recipientId }) =>
    api.privacy.agree({ recipientId, purposes: ['health'], textVersion: 1, declared: true }),
  ),
  'privacy.withdraw': both(({ api }, { recipientId }) =>
    api.privacy.withdraw({ recipientId, purpose: 'health' }),
  ),
  'privacy.export': plain(({ api }) => api.privacy.export()),
  'privacy.erasure': plain(({ api }) => api.privacy.erasure()),
  'privacy.askErasure': plain(({ api }) => api.privacy.askErasure({ confirmed: true })),
  'privacy.retention': plain(({ api }) => api.privacy.retention()),
  'privacy.undoErasure': plain(({ api }) => api.privacy.undoErasure()),
}
