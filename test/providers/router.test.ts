import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { anonymous, buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const providerId = world.provider.id
const api = (viewer: Viewer) => createCaller(testCtx(db, clock, viewer))
const problem = (code: string) => ({ cause: { problem: { code } } })

test('anybody reads pages and slots', async () => {
  const page = await api(anonymous).providers.page({ providerId })
  expect(page).toMatchObject({ bookable: true, mine: null })
  const { days } = await api(anonymous).availability.slots({ offeringId: world.offering.id })
  expect(days).toHaveLength(14)
  expect((await api(world.manager.viewer).providers.page({ providerId })).mine).toBe('manager')
})

test('who is not signed in claims nothing, who is no operator decides nothing', async () => {
  const claim = {
    providerId: world.unclaimed.id,
    position: '负责人',
    creditCode: '91350100M000100Y43',
    contact: '13800000007',
    key: randomUUID(),
  }
  await expect(api(anonymous).providers.submitClaim(claim)).rejects.toMatchObject(
    problem('accounts.sign_in_first'),
  )
  const { id } = await api(world.bystander.viewer).providers.submitClaim(claim)
  const decision = { claimId: id, decision: 'approve' as const, key: randomUUID() }
  for (const { viewer } of [world.bystander, world.manager]) {
    await expect(api(viewer).providers.decideClaim(decision)).rejects.toMatchObject(
      problem('accounts.operators_only'),
    )
    await expect(api(viewer).providers.claims()).rejects.toMatchObject(problem('accounts.operators_only'))
  }
  expect(await api(world.operator.viewer).providers.claims()).toMatchObject([{ id, state: 'submitted' }])
  const page = await api(world.bystander.viewer).providers.page({ providerId: world.unclaimed.id })
  expect(page).toMatchObject({ mine: 'claim_submitted', gaps: ['unclaimed', 'no_offering'] })
})

test('a refusal names the field it belongs to', async () => {
  const offering = {
    providerId,
    category: 'cleaning' as const,
    title: '居室整理',
    description: '预存返利',
    mode: 'at_home' as const,
    unit: 'visit' as const,
    priceFen: 100,
    minutes: 60,
  }
  await expect(api(world.manager.viewer).providers.saveOffering(offering)).rejects.toMatchObject({
    cause: { problem: { code: 'providers.promised_returns', field: 'description', status: 422 } },
  })
  await expect(api(world.otherManager.viewer).providers.saveOffering(offering)).rejects.toMatchObject(
    problem('providers.not_found'),
  )
})
