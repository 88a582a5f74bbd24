import { loadViewer } from '../../server/accounts/accounts.entry.ts'
import { familyRouter } from '../../server/families/family.router.ts'
import { createCallerFactory } from '../../server/rpc/trpc.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { addPerson, anonymous, buildWorld, testCtx } from '../support/world.ts'

/** The named world, and families of their own for tests that change them. */
export async function openCircles() {
  const { db } = await testDatabase()
  const clock = movableClock()
  const world = await buildWorld(db, clock)
  const callerFor = createCallerFactory(familyRouter)
  let people = 0
  const newPerson = (name: string) => addPerson(db, name, `139${String(++people).padStart(8, '0')}`)
  return {
    ...{ db, clock, world, callerFor, newPerson },
    /** As the person is now, not as they were when the world was built. */
    as: async (person: { id: string }) => callerFor(testCtx(db, clock, await loadViewer(db, person.id))),
    asNobody: () => callerFor(testCtx(db, clock, anonymous)),
    newFamily: async (...roles: ('organiser' | 'payer' | 'member' | 'viewer')[]) => {
      const members = await Promise.all(roles.map((_, index) => newPerson(`家人${index}`)))
      const family = await db.family.create({
        data: {
          name: '试试家',
          members: { create: members.map(({ id }, at) => ({ userId: id, role: roles[at]! })) },
        },
        include: { members: true },
      })
      const memberOf = (at: number) => family.members.find(({ userId }) => userId === members[at]?.id)!
      return { id: family.id, people: members, memberOf }
    },
  }
}

/** The code of the problem something was refused with; null where it went through. */
export const problemOf = async (refused: Promise<unknown>) => {
  const error = await refused.then(
    () => null,
    (thrown) => thrown,
  )
  return error?.cause?.problem?.code ?? null
}

export const tokenOf = (url: string) => url.slice(url.lastIndexOf('/') + 1)
