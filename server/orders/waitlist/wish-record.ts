import type { Prisma } from '../../platform/db.ts'
import { soldByPlace } from '../order-places.ts'
import type { Wanted } from './waitlist.rules.ts'

/** All that offering and showing a wish needs, in one read. */
export const wishParts = {
  offering: { select: { id: true, title: true, unit: true, retiredAt: true, pools: soldByPlace } },
  provider: { select: { id: true, name: true } },
  recipient: { select: { familyId: true, calledBy: true, bornOn: true, archivedAt: true } },
  caregiver: { select: { name: true } },
  offers: {
    include: { hold: { select: { caregiverId: true, caregiver: { select: { name: true } } } } },
    orderBy: { offeredAt: 'desc' },
  },
} as const satisfies Prisma.WaitWishInclude
export type WishRecord = Prisma.WaitWishGetPayload<{ include: typeof wishParts }>

/** Which days and hours would do. */
export const wantedBy = ({ firstDay, lastDay, weekdays, fromMinute, untilMinute }: WishRecord): Wanted => ({
  ...{ weekdays, fromMinute, untilMinute },
  firstDay: firstDay.toISOString().slice(0, 10),
  lastDay: lastDay.toISOString().slice(0, 10),
})
