import { expect, test } from 'vitest'
import operatorWords from '../../app/i18n/zh-CN/operator.ts'
import orders from '../../app/i18n/zh-CN/orders.ts'
import desk from '../../app/i18n/zh-CN/provider.ts'
import reviews from '../../app/i18n/zh-CN/reviews.ts'
import { minutes } from '../../server/kernel/clock.ts'
import { testBrowser } from '../support/browser.ts'
import { fileWhatIsAsked } from '../support/papers.ts'
import { testServer } from '../support/server.ts'
import {
  addCaregiver,
  addOffering,
  creditCode,
  describeFather,
  enterByPhone,
  importFile,
  isMarked,
  mark,
  shanghaiFile,
  signIn,
} from './steps.ts'

const { url, db, databaseUrl, clock } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)

test('a registry, a claim, an order, a visit, a review: three people watch each other’s pages move', async () => {
  const imported = await importFile(databaseUrl, shanghaiFile, 'shanghai-eldercare')
  expect(imported.rows).toBeGreaterThan(0)
  const listing = await db.provider.findFirstOrThrow({
    where: { kind: 'residential', sites: { some: { lat: { not: null } } } },
    orderBy: { name: 'asc' },
  })

  const daughter = (await newPerson('林晓雯', { viewport: { width: 390, height: 844 } })).page
  const manager = (await newPerson('周敏')).page
  const operator = (await newPerson('陈立')).page

  // The operator's queue is open before anybody claims anything.
  await signIn(operator, '13800000105')
  const { id: userId } = await db.user.findUniqueOrThrow({ where: { phoneNumber: '+8613800000105' } })
  await db.operator.create({ data: { userId } })
  await operator.goto('/operator/claims')
  await operator.getByText(operatorWords.claims.emptyWaiting).waitFor()
  await mark(operator)

  // The manager finds the listing by its name and claims it.
  await signIn(manager, '13800000103')
  await manager.goto('/')
  await manager.fill('[name=q]', listing.name)
  await manager.press('[name=q]', 'Enter')
  await manager.locator('a[href^="/providers/"]', { hasText: listing.name }).first().click()
  await manager.waitForURL(`**/providers/${listing.id}`)
  await manager.goto(`/providers/${listing.id}/claim`)
  await manager.fill('[name=position]', '院长')
  await manager.fill('[name=creditCode]', creditCode)
  await manager.fill('[name=contact]', '13800000103')
  await manager.getByRole('button', { name: desk.claim.submit }).click()
  await manager.getByText(desk.claim.yourAnswers).waitFor()
  await mark(manager)

  // The operator sees it come, approves, and the manager sees that.
  await operator.getByRole('button', { name: operatorWords.claims.approve }).click()
  await manager.getByText(desk.claim.yoursTitle).waitFor()
  expect([await isMarked(operator), await isMarked(manager)]).toEqual([true, true])

  // It becomes bookable.
  const home = `/desk/${listing.id}`
  await addOffering(manager, home)
  await addCaregiver(manager, home, '王秀兰')
  const member = await db.providerMember.findFirstOrThrow({ where: { providerId: listing.id } })
  await fileWhatIsAsked(db, listing, member.userId)
  await manager.goto(`${home}/inbox`)
  await manager.getByText(desk.inbox.emptyToAnswer).waitFor()
  await mark(manager)

  // The daughter orders for her father, without an account until the last step.
  await daughter.goto(`/providers/${listing.id}`)
  await daughter
    .getByRole('button', { name: /上门助浴/ })
    .first()
    .click()
  await describeFather(daughter)
  await daughter.getByRole('button', { name: orders.who.save }).click()
  await daughter.locator('[name=startsAt]:visible, label:has([name=startsAt]):visible').first().waitFor()
  const startsAt = new Date('2026-11-22T02:00:00.000Z')
  await daughter.locator('[name=day][value="2026-11-22"]').check({ force: true })
  await daughter.locator(`[name=startsAt][value="${startsAt.toISOString()}"]`).check({ force: true })
  await daughter.getByRole('button', { name: orders.when.save }).click()
  await daughter.getByRole('link', { name: orders.confirm.signIn }).click()
  await enterByPhone(daughter, '13800000101')
  await daughter.getByRole('button', { name: orders.confirm.pay }).click()
  await daughter.getByRole('button', { name: orders.pay.success }).click()
  await daughter.waitForURL(/\/orders\/[0-9a-f-]{36}(\?|$)/)
  await daughter.getByText(orders.state.requested).first().waitFor()
  const order = await db.order.findFirstOrThrow({ include: { visit: true } })
  await mark(daughter)

  // The provider's open inbox shows it; accepting moves the daughter's page.
  const accept = manager.getByRole('button', { name: new RegExp(`^${desk.inbox.accept}`) })
  await accept.click()
  await daughter.getByText(orders.state.accepted).first().waitFor()
  await daughter
    .getByText(order.visit?.startCode ?? '')
    .first()
    .waitFor()
  expect([await isMarked(daughter), await isMarked(manager)]).toEqual([true, true])

  // The visit: on the way, in with the code, done.
  clock.set(new Date(startsAt.getTime() - minutes(40)))
  await manager.goto(`${home}/orders/${order.id}`)
  await mark(manager)
  await manager.getByRole('button', { name: desk.visit.depart }).click()
  await daughter.getByText(orders.state.on_the_way).first().waitFor()
  await manager.fill('[name=code]', order.visit?.startCode ?? '')
  await manager.getByRole('button', { name: desk.visit.begin }).click()
  await daughter.getByText(orders.state.in_service).first().waitFor()
  clock.set(new Date(startsAt.getTime() + minutes(85)))
  await manager.fill('[name=report]', '洗了澡，水温 39 度，精神好。')
  await manager.getByRole('button', { name: desk.visit.finish }).click()
  await daughter.getByText(orders.state.completed).first().waitFor()
  await daughter.getByText('洗了澡，水温 39 度，精神好。').waitFor()
  expect([await isMarked(daughter), await isMarked(manager)]).toEqual([true, true])

  // The operator, too, has it open; the daughter confirms and both other pages move.
  await operator.goto(`/operator/orders/${order.id}`)
  await mark(operator)
  await daughter.getByRole('button', { name: orders.page.confirm }).click()
  await daughter.getByText(orders.state.closed).first().waitFor()
  await manager.getByText(desk.visit.waiting.closed).waitFor()
  await operator.getByText(orders.knot.confirm).first().waitFor()
  expect([await isMarked(operator), await isMarked(manager)]).toEqual([true, true])

  // Her review stands on the provider's page with its mean, and beside it nobody's phone number.
  await daughter.getByRole('link', { name: orders.page.review }).click()
  await daughter.locator('[name=stars][value="5"]').first().check({ force: true })
  await daughter.locator('[name=text]').first().fill('准时、细心，爸爸说水温正好。')
  await daughter.getByRole('button', { name: reviews.form.send }).click()
  await daughter.waitForURL(/\/review\?done=write/)
  await manager.goto(`${home}/reviews`)
  await manager.locator('main details summary').first().click()
  await manager.getByRole('button', { name: reviews.desk.homeSend }).click()
  await manager.getByText(reviews.desk.done.home).waitFor()
  const visitor = (await newPerson('路人')).page
  await visitor.goto(`/providers/${listing.id}`)
  await visitor.getByText('准时、细心，爸爸说水温正好。').waitFor()
  const text = await visitor.locator('main').textContent()
  expect(text).toContain('1 条评价')
  expect(text).not.toContain('13800000101')
})
