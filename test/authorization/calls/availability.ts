import { both, type CallTable } from './scene.ts'

export const availability: CallTable = {
  'availability.slots': both(({ api }, { offeringId }) => api.availability.slots({ offeringId })),
}
