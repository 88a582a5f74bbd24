import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import consent from '../../app/i18n/zh-CN/consent.ts'
import mydata from '../../app/i18n/zh-CN/mydata.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'
import { signIn } from './steps.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const world = await buildWorld(db, clock)
const page = `/family/recipients/${world.father.id}/consents`

test('with JavaScript off a consent is taken back, is not ticked for anybody, and is given again after asking', async () => {
  const { page: tab } = await newPerson('林晓雯', { javaScriptEnabled: false })
  await signIn(tab, '13800000001')
  await tab.goto(page)
  await tab
    .getByRole('button', { name: consent.withdrawOf.replace('{{purpose}}', consent.purpose.health) })
    .click()
  await tab.getByText(consent.withdrawn).waitFor()
  expect(await tab.locator('[name=purposes]:checked').count()).toBe(0)

  // Not without having asked.
  await tab.locator('[name=purposes][value=health]').check({ force: true })
  await tab.getByRole('button', { name: consent.send }).click()
  await tab.locator('[name=declared][aria-invalid=true]').waitFor()
  expect(
    await db.consent.count({ where: { purpose: 'health', recipientId: world.father.id, endedAt: null } }),
  ).toBe(0)
  await tab.locator('[name=purposes][value=health]').check({ force: true })
  await tab.locator('[name=declared]').check({ force: true })
  await tab.getByRole('button', { name: consent.send }).click()
  await tab.getByText(consent.agreed).waitFor()
  expect(
    await db.consent.count({ where: { purpose: 'health', recipientId: world.father.id, endedAt: null } }),
  ).toBe(1)
})

test('everything is taken along as a file and as a page; closing the account is asked for and taken back by keyboard', async () => {
  const { page: tab } = await newPerson('林晓峰')
  await signIn(tab, '13800000002')
  await tab.goto('/account/data')
  const [download] = await Promise.all([
    tab.waitForEvent('download'),
    tab.getByRole('link', { name: mydata.export.json }).press('Enter'),
  ])
  const { tables } = JSON.parse(readFileSync(await download.path(), 'utf8'))
  expect(tables.Recipient.map(({ name }: { name: string }) => name)).toContain('林建国')
  await tab.goto('/account/data/sheet')
  await tab.getByText('林建国').first().waitFor()

  await tab.goto('/account/data')
  const tick = tab.locator('[name=confirmed]')
  expect(await tick.isChecked()).toBe(false)
  await tick.focus()
  await tab.keyboard.press('Space')
  await tab.keyboard.press('Tab')
  await tab.keyboard.press('Enter')
  await tab.getByText(mydata.erase.asked).waitFor()
  await tab.getByRole('button', { name: mydata.erase.undo }).press('Enter')
  await tab.getByText(mydata.erase.undone).waitFor()
  expect(await db.erasure.findFirstOrThrow()).toMatchObject({ undoneAt: clock.now(), doneAt: null })
})
