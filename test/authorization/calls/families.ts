import { both, type CallTable, guessed, person, plain } from './scene.ts'

export const families: CallTable = {
  'families.list': both(async ({ api }, { familyId }) =>
    (await api.families.list()).some(({ id }) => id === familyId),
  ),
  'families.homes': both(async ({ api }, { recipientId }) =>
    (await api.families.homes()).some((home) => home.recipientId === recipientId),
  ),
  'families.create': plain(({ api }) => api.families.create({ name: '新家' })),
  'families.addRecipient': both(({ api }, { familyId }) =>
    api.families.addRecipient({ ...person, familyId }),
  ),
  'families.updateRecipient': both(({ api }, { recipientId }) =>
    api.families.updateRecipient({ ...person, recipientId }),
  ),
  'families.archiveRecipient': both(async ({ api, db }, { recipientId }) => {
    await db.order.updateMany({ where: { recipientId }, data: { state: 'closed' } })
    return api.families.archiveRecipient({ recipientId })
  }),
  'families.invite': both(({ api }, { familyId }) => api.families.invite({ familyId, role: 'member' })),
  'families.previewInvite': {
    held: ({ api, cast }) => api.families.previewInvite({ token: cast.ours.inviteToken }),
    guessed: ({ api }) => api.families.previewInvite({ token: guessed }),
  },
  'families.join': {
    held: ({ api, cast }) => api.families.join({ token: cast.ours.inviteToken }),
    guessed: ({ api }) => api.families.join({ token: guessed }),
  },
  'families.changeRole': both(({ api }, { memberId }) =>
    api.families.changeRole({ memberId, role: 'organiser' }),
  ),
  'families.removeMember': both(({ api }, { memberId }) => api.families.removeMember({ memberId })),
  'families.regions': plain(({ api }) => api.families.regions()),
}
