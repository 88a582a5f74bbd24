import { both, type CallTable } from './scene.ts'

const pool = () => ({
  ...{ kind: 'seat' as const, name: '日间照料', capacity: 4, weekdays: [1, 2, 3], validFrom: '2026-01-01' },
  sessions: [{ startMinute: 540, endMinute: 1020 }],
})

export const capacity: CallTable = {
  'capacity.places': both(({ api }, { seatId }) => api.capacity.places({ offeringId: seatId })),
  'capacity.pools': both(({ api }, { providerId }) => api.capacity.pools({ providerId })),
  'capacity.occupancy': both(({ api }, { providerId }) =>
    api.capacity.occupancy({ providerId, from: '2026-11-23' }),
  ),
  'capacity.savePool': {
    ...both(({ api }, { providerId, poolId, seatId }) =>
      api.capacity.savePool({ ...pool(), providerId, poolId, offeringIds: [seatId] }),
    ),
    'ours as theirs': ({ api, cast: { ours, theirs } }) =>
      api.capacity.savePool({
        ...{ ...pool(), providerId: theirs.providerId },
        ...{ poolId: ours.poolId, offeringIds: [theirs.seatId] },
      }),
  },
  'capacity.retirePool': {
    ...both(({ api }, { providerId, poolId }) => api.capacity.retirePool({ providerId, poolId })),
    'ours as theirs': ({ api, cast: { ours, theirs } }) =>
      api.capacity.retirePool({ providerId: theirs.providerId, poolId: ours.poolId }),
  },
}
