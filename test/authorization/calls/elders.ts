import type { Api } from '../../../server/rpc/app-router.ts'
import { both, type CallTable, guessed, key, plain } from './scene.ts'

const grade = (api: Api, token: string, orderId: string) =>
  api.elders.rate({ token, orderId, stars: 5, key: key() })

const complain = (api: Api, token: string, orderId: string) =>
  api.elders.complain({ token, orderId, subject: 'quality', text: '', key: key() })

const answer = (api: Api, token: string, orderId: string) =>
  api.elders.answer({ token, orderId, answer: 'agree', key: key() })

const decide = (api: Api, token: string) =>
  api.elders.changeConsent({ token, purpose: 'health', answer: 'withdraw' })

export const elders: CallTable = {
  'elders.createLink': both(({ api }, { recipientId }) => api.elders.createLink({ recipientId })),
  'elders.revokeLink': both(({ api }, { recipientId }) => api.elders.revokeLink({ recipientId })),
  'elders.open': {
    held: ({ api, cast }) => api.elders.open({ token: cast.ours.elderToken }),
    guessed: ({ api }) => api.elders.open({ token: guessed }),
  },
  'elders.enter': plain(({ api }) => api.elders.enter({ phone: '13800000001', code: '000000' })),
  'elders.complaints': {
    held: ({ api, cast }) => api.elders.complaints({ token: cast.ours.elderToken }),
    guessed: ({ api }) => api.elders.complaints({ token: guessed }),
  },
  'elders.complain': {
    held: async ({ api, db, cast: { ours } }) => {
      const { recipientId } = await db.order.findUniqueOrThrow({ where: { id: ours.asked } })
      await db.order.update({ where: { id: ours.done }, data: { recipientId } })
      return complain(api, ours.elderToken, ours.done)
    },
    guessed: ({ api, cast: { ours } }) => complain(api, guessed, ours.done),
    'held, theirs': ({ api, cast: { ours, theirs } }) => complain(api, ours.elderToken, theirs.done),
  },
  'elders.consents': {
    held: ({ api, cast }) => api.elders.consents({ token: cast.ours.elderToken }),
    guessed: ({ api }) => api.elders.consents({ token: guessed }),
  },
  'elders.changeConsent': {
    held: ({ api, cast }) => decide(api, cast.ours.elderToken),
    guessed: ({ api }) => decide(api, guessed),
  },
  'elders.help': {
    held: ({ api, cast }) => api.elders.help({ token: cast.ours.elderToken, key: key() }),
    guessed: ({ api }) => api.elders.help({ token: guessed, key: key() }),
  },
  'elders.takeBackHelp': {
    held: ({ api, cast }) => api.elders.takeBackHelp({ token: cast.ours.elderToken, key: key() }),
    guessed: ({ api }) => api.elders.takeBackHelp({ token: guessed, key: key() }),
  },
  'elders.rate': {
    held: async ({ api, db, cast: { ours } }) => {
      const { recipientId } = await db.order.findUniqueOrThrow({ where: { id: ours.asked } })
      await db.order.update({ where: { id: ours.done }, data: { recipientId } })
      return grade(api, ours.elderToken, ours.done)
    },
    guessed: ({ api, cast: { ours } }) => grade(api, guessed, ours.done),
    'held, theirs': ({ api, cast: { ours, theirs } }) => grade(api, ours.elderToken, theirs.done),
  },
  'elders.answer': {
    held: ({ api, cast: { ours } }) => answer(api, ours.elderToken, ours.asked),
    'held, theirs': ({ api, cast: { ours, theirs } }) => answer(api, ours.elderToken, theirs.asked),
    guessed: ({ api, cast: { ours } }) => answer(api, guessed, ours.asked),
  },
}
