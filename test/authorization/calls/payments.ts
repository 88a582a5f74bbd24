import { type CallTable, guessed, plain } from './scene.ts'

export const payments: CallTable = {
  'payments.reports': plain(({ api }) => api.payments.reports()),
  'payments.retryReport': plain(({ api, cast }) => api.payments.retryReport({ reportId: cast.ours.parked })),
  'payments.sendAgain': plain(({ api, cast }) => api.payments.sendAgain({ refundId: cast.ours.returned })),
  'payments.sandboxAccount': {
    held: ({ api, cast }) => api.payments.sandboxAccount({ linkId: cast.ours.accountLink }),
    guessed: ({ api }) => api.payments.sandboxAccount({ linkId: guessed }),
  },
  'payments.sandboxAccountComplete': {
    held: ({ api, cast }) => api.payments.sandboxAccountComplete({ linkId: cast.ours.accountLink }),
    guessed: ({ api }) => api.payments.sandboxAccountComplete({ linkId: guessed }),
  },
  'payments.sandboxPage': {
    held: ({ api, cast }) => api.payments.sandboxPage({ externalId: cast.ours.payment }),
    guessed: ({ api }) => api.payments.sandboxPage({ externalId: guessed }),
  },
  'payments.sandboxAct': {
    held: ({ api, cast }) => api.payments.sandboxAct({ externalId: cast.ours.payment, outcome: 'decline' }),
    guessed: ({ api }) => api.payments.sandboxAct({ externalId: guessed, outcome: 'success' }),
  },
}
