import { expect, test } from 'vitest'
import { createCaller } from '../../server/rpc/app-router.ts'
import { openStage, refusal } from '../orders/steps.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const { manager, operator, daughter, brother, carer, otherManager, bystander } = stage
const providerId = stage.provider.id
const PRICE = 16_800
const SHARE = 1_008

const confirmed = await stage.completed(new Date('2026-11-22T02:00:00.000Z'))
await stage.press(daughter.viewer, confirmed, 'confirm')
const held = await stage.completed(new Date('2026-11-24T02:00:00.000Z'))

test('a manager sees what is theirs, what is held, and each order’s part of it', async () => {
  const earnings = await stage.as(manager.viewer).ledger.earnings({ providerId })
  expect(earnings).toMatchObject({
    month: '2026-11',
    months: ['2026-11'],
    payableFen: PRICE - SHARE,
    heldFen: PRICE,
    total: { grossFen: PRICE, commissionFen: SHARE, netFen: PRICE - SHARE },
  })
  const part = {
    title: '上门助浴',
    grossFen: PRICE,
    commissionFen: SHARE,
    netFen: PRICE - SHARE,
    basisPoints: 600,
  }
  expect(earnings.released).toEqual([expect.objectContaining({ ...part, orderNumber: confirmed.number })])
  expect(earnings.held).toEqual([expect.objectContaining({ ...part, orderNumber: held.number, at: null })])
  expect(JSON.stringify(earnings)).not.toContain('林建国')
})

test('a month is a month in Shanghai, and an empty one is empty', async () => {
  const earnings = await stage.as(manager.viewer).ledger.earnings({ providerId, month: '2026-10' })
  expect(earnings).toMatchObject({ released: [], total: { netFen: 0 }, payableFen: PRICE - SHARE })
  expect(earnings.months).toEqual(['2026-11', '2026-10'])
})

test('operators see it too; carers, other managers, families and strangers do not', async () => {
  const ask = (viewer: typeof manager.viewer) => refusal(stage.as(viewer).ledger.earnings({ providerId }))
  expect(await ask(operator.viewer)).toBe('went through')
  expect(await ask(carer.viewer)).toBe('providers.not_allowed')
  for (const person of [otherManager, daughter, brother, bystander]) {
    expect(await ask(person.viewer)).toBe('providers.not_found')
  }
  const anonymous = createCaller(stage.ctx({ kind: 'anonymous' }))
  expect(await refusal(anonymous.ledger.earnings({ providerId }))).toBe('accounts.sign_in_first')
})

test('operators see the whole books, nobody else', async () => {
  const books = await stage.as(operator.viewer).ledger.books()
  expect(books.check).toMatchObject({ orders: 2, differences: [] })
  const balances = Object.fromEntries(books.balances.map(({ kind, balanceFen }) => [kind, balanceFen]))
  expect(balances).toEqual({ clearing: 2 * PRICE, held: PRICE, payable: PRICE - SHARE, commission: SHARE })
  expect(books.payables).toEqual([{ providerId, name: stage.provider.name, balanceFen: PRICE - SHARE }])
  expect(books.journals.map(({ kind }) => kind).sort()).toEqual([
    'funds_released',
    'payment_received',
    'payment_received',
  ])
  expect(books.rules).toMatchObject([
    { code: 'everyone', basisPoints: 600, validFrom: '2026-01-01', source: '平台规则' },
    { code: 'volunteer', providerKind: 'volunteer', basisPoints: 0 },
  ])
  for (const { viewer } of [manager, carer, daughter, bystander]) {
    expect(await refusal(stage.as(viewer).ledger.books())).toBe('accounts.operators_only')
  }
})

test('a family is told where its money is; a provider finds that on its own page', async () => {
  expect((await stage.view(held)).money).toMatchObject({ paidFen: PRICE, heldFen: PRICE })
  expect((await stage.view(confirmed, brother.viewer)).money).toMatchObject({
    heldFen: 0,
    releasedFen: PRICE,
  })
  expect((await stage.view(confirmed, carer.viewer)).money).toBeNull()
  expect((await stage.view(confirmed, manager.viewer)).money).toBeNull()
  expect((await stage.view(confirmed, operator.viewer)).money).toMatchObject({ releasedFen: PRICE })
})
