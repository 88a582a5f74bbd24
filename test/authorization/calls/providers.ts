import { both, type CallTable, key, plain } from './scene.ts'

const offering = { category: 'bathing', title: '上门助浴', mode: 'at_home', unit: 'visit' } as const

const caregiver = { name: '王秀兰', gender: 'female', skills: ['bathing' as const], hours: [] } as const

const claim = { position: '站长', creditCode: '91310115MA1K3EXA0E', contact: '13800000007' }

const lists = () => ({ skills: [...caregiver.skills], hours: [] })

export const providers: CallTable = {
  'providers.page': both(({ api }, { providerId }) => api.providers.page({ providerId })),
  'providers.submitClaim': plain(({ api, cast }) =>
    api.providers.submitClaim({ ...claim, providerId: cast.free.id, key: key() }),
  ),
  'providers.myClaims': both(async ({ api }, { claimId }) =>
    (await api.providers.myClaims()).some(({ id }) => id === claimId),
  ),
  'providers.claims': both(async ({ api }, { claimId }) =>
    (await api.providers.claims({ state: 'submitted' })).some(({ id }) => id === claimId),
  ),
  'providers.decideClaim': both(({ api }, { claimId }) =>
    api.providers.decideClaim({ claimId, decision: 'approve', key: key() }),
  ),
  'providers.setup': both(({ api }, { providerId }) => api.providers.setup({ providerId })),
  'providers.saveProfile': both(({ api }, { providerId }) =>
    api.providers.saveProfile({ providerId, summary: '' }),
  ),
  'providers.saveOffering': {
    ...both(({ api }, { providerId, offeringId }) =>
      api.providers.saveOffering({ ...offering, providerId, offeringId, priceFen: 1, minutes: 60 }),
    ),
    'ours as theirs': ({ api, cast: { ours, theirs } }) =>
      api.providers.saveOffering({
        ...offering,
        providerId: theirs.providerId,
        offeringId: ours.offeringId,
        priceFen: 1,
        minutes: 60,
      }),
  },
  'providers.retireOffering': {
    ...both(({ api }, { providerId, offeringId }) =>
      api.providers.retireOffering({ providerId, offeringId }),
    ),
    'ours as theirs': ({ api, cast: { ours, theirs } }) =>
      api.providers.retireOffering({ providerId: theirs.providerId, offeringId: ours.offeringId }),
  },
  'providers.saveCaregiver': {
    ...both(({ api }, { providerId, caregiverId }) =>
      api.providers.saveCaregiver({ ...caregiver, ...lists(), providerId, caregiverId }),
    ),
    'ours as theirs': ({ api, cast: { ours, theirs } }) =>
      api.providers.saveCaregiver({
        ...{ ...caregiver, ...lists() },
        providerId: theirs.providerId,
        caregiverId: ours.caregiverId,
      }),
  },
  'providers.retireCaregiver': {
    ...both(async ({ api, db }, { providerId, caregiverId }) => {
      await db.hold.updateMany({ data: { releasedAt: new Date(0) } })
      return api.providers.retireCaregiver({ providerId, caregiverId })
    }),
    'ours as theirs': ({ api, cast: { ours, theirs } }) =>
      api.providers.retireCaregiver({ providerId: theirs.providerId, caregiverId: ours.caregiverId }),
  },
}
