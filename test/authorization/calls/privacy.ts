import { both, type CallTable } from './scene.ts'

export const privacy: CallTable = {
  'privacy.consents': both(({ api }, { recipientId }) => api.privacy.consents({ recipientId })),
  'privacy.agree': both(({ api }, { recipientId }) =>
    api.privacy.agree({ recipientId, purposes: ['health'], textVersion: 1, declared: true }),
  ),
  'privacy.withdraw': both(({ api }, { recipientId }) =>
    api.privacy.withdraw({ recipientId, purpose: 'health' }),
  ),
}
