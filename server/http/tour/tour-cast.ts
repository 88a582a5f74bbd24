import { demoPeople, type PersonKey } from '../../../prisma/seed/people.ts'
import { loadViewer } from '../../accounts/accounts.entry.ts'
import type { Person } from '../../kernel/view.contract.ts'
import type { Db } from '../../platform/db.ts'

/** Whom and what the tour is played with. */
export type TourCast = {
  readonly offeringId: string
  readonly caregiverId: string
  readonly recipientId: string
  readonly daughter: Person
  readonly carer: Person
  readonly manager: Person
}

/** Null where somebody or something of it is not there: then there is no tour. */
export async function findTourCast(db: Db): Promise<TourCast | null> {
  const [daughter, carer, manager] = await Promise.all(
    (['daughter', 'carer', 'manager'] as const).map((key) => findPerson(db, key)),
  )
  if (!daughter || !carer || !manager) return null
  const [caregiver, recipient] = await Promise.all([
    db.caregiver.findFirst({ where: { userId: carer.userId, retiredAt: null } }),
    db.recipient.findFirst({
      where: { calledBy: '爸爸', family: { members: { some: { userId: daughter.userId } } } },
    }),
  ])
  if (!caregiver || !recipient) return null
  const offering = await db.offering.findFirst({
    where: { providerId: caregiver.providerId, category: 'bathing', retiredAt: null },
  })
  if (!offering) return null
  return {
    ...{ offeringId: offering.id, caregiverId: caregiver.id, recipientId: recipient.id },
    ...{ daughter, carer, manager },
  }
}

async function findPerson(db: Db, key: PersonKey): Promise<Person | null> {
  const phone = demoPeople.find((one) => one.key === key)?.phone
  const user = await db.user.findFirst({ where: { phoneNumber: `+86${phone}` }, select: { id: true } })
  const viewer = user && (await loadViewer(db, user.id))
  return viewer?.kind === 'person' ? viewer : null
}
