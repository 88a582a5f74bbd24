import { both, type Calls, type CallTable, key, plain, type Scene } from './scene.ts'

const twoDays = { from: new Date('2026-11-23T00:00:00Z'), until: new Date('2026-11-25T00:00:00Z') }

const unwritten = { templateId: key(), firstDay: '2027-03-01', lastDay: '2027-03-07' }

/** Tried on both providers' caregivers, and on ours in the name of theirs. */
const onTime = (
  call: (scene: Scene, on: { providerId: string; caregiverId: string }) => Promise<unknown>,
): Calls => ({
  ...both((scene, { providerId, caregiverId }) => call(scene, { providerId, caregiverId })),
  'ours as theirs': (scene) =>
    call(scene, { providerId: scene.cast.theirs.providerId, caregiverId: scene.cast.ours.caregiverId }),
})

/** The same for their sites. */
const onSite = (
  call: (scene: Scene, on: { providerId: string; siteId: string }) => Promise<unknown>,
): Calls => {
  const on = async (scene: Scene, providerId: string, siteOf = providerId) => {
    const { id: siteId } = await scene.db.site.findFirstOrThrow({ where: { providerId: siteOf } })
    return call(scene, { providerId, siteId })
  }
  return {
    ...both((scene, { providerId }) => on(scene, providerId)),
    'ours as theirs': (scene) => on(scene, scene.cast.theirs.providerId, scene.cast.ours.providerId),
  }
}

export const roster: CallTable = {
  'roster.get': both(({ api }, { providerId }) => api.roster.get({ providerId })),
  'roster.conflicts': both(({ api }, { providerId }) => api.roster.conflicts({ providerId, ...twoDays })),
  'roster.saveHouse': both(({ api }, { providerId }) =>
    api.roster.saveHouse({ providerId, holidays: 'rests', bookAheadDays: 30 }),
  ),
  'roster.saveTime': onTime(({ api }, on) =>
    api.roster.saveTime({
      ...{ ...on, hours: [], holidays: null, bufferMinutes: 30, dailyVisits: null, dailyMinutes: null },
      ...{ acceptsPets: true, acceptsSmoke: true },
    }),
  ),
  'roster.saveDay': onTime(({ api }, on) => api.roster.saveDay({ ...on, day: '2027-03-01', spans: [] })),
  'roster.clearDay': onTime(({ api }, on) => api.roster.clearDay({ ...on, day: '2027-03-01' })),
  'roster.recordLeave': onTime(({ api }, on) =>
    api.roster.recordLeave({
      ...{ ...on, key: key(), kind: 'annual', despite: true },
      ...{ startsAt: new Date('2027-03-01T00:00:00Z'), endsAt: new Date('2027-03-02T00:00:00Z') },
    }),
  ),
  'roster.cancelLeave': both(({ api }, { providerId }) =>
    api.roster.cancelLeave({ providerId, leaveId: key() }),
  ),
  'roster.closeHouse': both(({ api }, { providerId }) =>
    api.roster.closeHouse({
      ...{ providerId, siteId: null, key: key() },
      ...{ firstDay: '2027-03-01', lastDay: '2027-03-01' },
    }),
  ),
  'roster.reopenHouse': both(({ api }, { providerId }) =>
    api.roster.reopenHouse({ providerId, closingId: key() }),
  ),
  'roster.saveSiteHours': onSite(({ api }, on) => api.roster.saveSiteHours({ ...on, hours: [] })),
  'roster.saveSiteDay': onSite(({ api }, on) =>
    api.roster.saveSiteDay({ ...on, day: '2027-03-01', spans: [] }),
  ),
  'roster.clearSiteDay': onSite(({ api }, on) => api.roster.clearSiteDay({ ...on, day: '2027-03-01' })),
  'roster.templates': both(({ api }, { providerId }) => api.roster.templates({ providerId })),
  'roster.saveTemplate': both(({ api }, { providerId }) =>
    api.roster.saveTemplate({ providerId, name: '早班', hours: [] }),
  ),
  'roster.retireTemplate': both(({ api }, { providerId }) =>
    api.roster.retireTemplate({ providerId, templateId: key() }),
  ),
  // No such template anywhere: whoever may lay templates here is told so.
  'roster.previewTemplate': onTime(({ api }, { providerId, caregiverId }) =>
    api.roster.previewTemplate({ providerId, caregiverIds: [caregiverId], ...unwritten }),
  ),
  'roster.layTemplate': onTime(({ api }, { providerId, caregiverId }) =>
    api.roster.layTemplate({ providerId, caregiverIds: [caregiverId], key: key(), ...unwritten }),
  ),
  'roster.undoUse': both(({ api }, { providerId }) => api.roster.undoUse({ providerId, useId: key() })),
  'roster.holidays': plain(({ api }) => api.roster.holidays()),
  'roster.saveHoliday': plain(({ api }) =>
    api.roster.saveHoliday({ day: '2027-01-01', name: '元旦', kind: 'off' }),
  ),
  'roster.removeHoliday': plain(({ api }) => api.roster.removeHoliday({ day: '2027-01-01' })),
}
