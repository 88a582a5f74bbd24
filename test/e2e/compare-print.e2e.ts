import { expect, test } from 'vitest'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'
import { openProvider } from '../support/world-provider.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const world = await buildWorld(db, clock)

const services = [
  'cleaning',
  'medical_escort',
  'basic_care',
  'health_management',
  'visiting',
  'errands',
] as const

test('four that offer much, with long names, fit one sheet beside each other', async () => {
  const ids = []
  for (const [at, street] of ['花木街道', '陆家嘴街道', '塘桥街道', '潍坊新村街道'].entries()) {
    const { provider, caregiver } = await openProvider(db, {
      ...{ name: `示例·上海市浦东新区${street}综合为老服务中心居家养老服务部`, manager: world.manager.id },
      ...{ carer: { userId: null, name: `示例${at}` }, certifiedUntil: new Date('2027-12-31') },
    })
    await db.caregiver.update({
      where: { id: caregiver.id },
      data: { languages: ['shanghainese', 'mandarin'] },
    })
    await db.provider.update({
      where: { id: provider.id },
      data: { inclusive: true, voucher: true, grade: '4', capacity: 120 + at },
    })
    await db.offering.createMany({
      data: services
        .filter((_, one) => (one + at) % 3 > 0)
        .map((category, one) => ({
          ...{ providerId: provider.id, category, title: '示例服务', mode: 'at_home' as const },
          ...{
            unit: 'hour' as const,
            priceFen: 6_800 + 1_000 * one,
            minutes: 60,
            refundPolicy: 'moderate' as const,
          },
        })),
    })
    ids.push(provider.id)
  }
  const { page } = await newPerson('visitor')
  await page.goto(`/compare?ids=${ids.join(',')}&near=31.22,121.54`)
  expect(await page.locator('table thead th').count()).toBeGreaterThanOrEqual(4)
  expect(await page.locator('table tbody tr').count()).toBeGreaterThan(15)
  const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBe(1)
})
