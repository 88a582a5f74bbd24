import { both, type CallTable, everySunday, key, person } from './scene.ts'

const weekly = { recurrence: everySunday }

const wishes = {
  ...{ gender: 'female' as const, languages: [], hasPets: false, smokes: false, prefersFamiliar: true },
}

const noon = { startsAt: new Date('2026-11-23T04:00:00Z'), caregiverId: null, note: '' }

export const drafts: CallTable = {
  'drafts.begin': both(({ api }, { offeringId }) => api.drafts.begin({ ownerKey: key(), offeringId })),
  'drafts.previewPlan': {
    held: ({ api, cast }) => api.drafts.previewPlan({ ...cast.ours.draft, plan: weekly }),
    guessed: ({ api, cast }) => api.drafts.previewPlan({ ...cast.ours.draft, ownerKey: key(), plan: weekly }),
  },
  'drafts.setPlan': {
    held: ({ api, cast }) => api.drafts.setPlan({ ...cast.ours.draft, plan: null }),
    guessed: ({ api, cast }) => api.drafts.setPlan({ ...cast.ours.draft, ownerKey: key(), plan: null }),
  },
  'drafts.slots': {
    held: ({ api, cast }) => api.drafts.slots(cast.ours.draft),
    guessed: ({ api, cast }) => api.drafts.slots({ ...cast.ours.draft, ownerKey: key() }),
  },
  'drafts.get': {
    held: ({ api, cast }) => api.drafts.get(cast.ours.draft),
    guessed: ({ api, cast }) => api.drafts.get({ ...cast.ours.draft, ownerKey: key() }),
  },
  'drafts.quote': {
    held: ({ api, cast }) => api.drafts.quote(cast.ours.draft),
    guessed: ({ api, cast }) => api.drafts.quote({ ...cast.ours.draft, ownerKey: key() }),
  },
  'drafts.meanwhile': {
    held: ({ api, cast }) => api.drafts.meanwhile(cast.ours.draft),
    guessed: ({ api, cast }) => api.drafts.meanwhile({ ...cast.ours.draft, ownerKey: key() }),
  },
  'drafts.setWho': {
    ...both(({ api, cast }, { recipientId }) =>
      api.drafts.setWho({ ...cast.ours.draft, who: { recipientId } }),
    ),
    guessed: ({ api, cast }) =>
      api.drafts.setWho({ ...cast.ours.draft, ownerKey: key(), who: { recipient: person } }),
  },
  'drafts.setBorn': {
    held: ({ api, cast }) => api.drafts.setBorn({ ...cast.ours.draft, bornOn: '2025-06-01' }),
    guessed: ({ api, cast }) =>
      api.drafts.setBorn({ ...cast.ours.draft, ownerKey: key(), bornOn: '2025-06-01' }),
  },
  'drafts.setWishes': {
    held: ({ api, cast }) => api.drafts.setWishes({ ...cast.ours.draft, wishes }),
    guessed: ({ api, cast }) => api.drafts.setWishes({ ...cast.ours.draft, ownerKey: key(), wishes }),
  },
  'drafts.setWhen': {
    held: ({ api, cast }) => api.drafts.setWhen({ ...cast.ours.draft, ...noon }),
    guessed: ({ api, cast }) => api.drafts.setWhen({ ...cast.ours.draft, ownerKey: key(), ...noon }),
  },
}
