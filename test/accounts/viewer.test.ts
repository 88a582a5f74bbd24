import { expect, test } from 'vitest'
import { accountRouter } from '../../server/accounts/account.router.ts'
import { loadViewer } from '../../server/accounts/accounts.entry.ts'
import { createCallerFactory } from '../../server/rpc/trpc.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { anonymous, buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const callerFor = createCallerFactory(accountRouter)

test('a viewer carries every role that decides what they may see, and no other', async () => {
  for (const person of [
    world.daughter,
    world.brother,
    world.manager,
    world.carer,
    world.operator,
    world.bystander,
  ]) {
    expect(await loadViewer(db, person.id)).toEqual(person.viewer)
  }
})

test('a caregiver who was retired is no longer that caregiver', async () => {
  await db.caregiver.update({ where: { id: world.caregiver.id }, data: { retiredAt: clock.now() } })
  expect(await loadViewer(db, world.carer.id)).toMatchObject({
    providers: [{ role: 'carer', caregiverId: null }],
  })
})

test('a role taken away is gone with the next request', async () => {
  await db.operator.deleteMany()
  await db.familyMember.deleteMany({ where: { userId: world.brother.id } })
  expect(await loadViewer(db, world.operator.id)).toMatchObject({ operator: false })
  expect(await loadViewer(db, world.brother.id)).toMatchObject({ families: [] })
})

test('a person says what they are called; who is nobody is asked to sign in', async () => {
  const api = callerFor(testCtx(db, clock, world.bystander.viewer))
  expect(await api.rename({ name: '  何芳芳 ' })).toEqual({ name: '何芳芳' })
  expect(await loadViewer(db, world.bystander.id)).toMatchObject({ name: '何芳芳' })
  const nobody = callerFor(testCtx(db, clock, anonymous))
  expect(await nobody.me()).toEqual(anonymous)
  await expect(nobody.rename({ name: '何' })).rejects.toMatchObject({
    cause: { problem: { code: 'accounts.sign_in_first' } },
  })
  await expect(api.rename({ name: ' ' })).rejects.toMatchObject({
    cause: { problem: { code: 'general.invalid_input', field: 'name' } },
  })
})
