import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { Landmarks } from './landmarks.ts'
import { screensOf } from './screens.ts'

const folder = resolve(import.meta.dirname, '../../app/routes')
/** A frame around others, seen with them. */
const frames = ['operator', 'desk.$providerId']

test('every page has its pictures in the gallery, and every picture its page', () => {
  const anywhere: Landmarks = {
    ...{ home: '1', nursery: '2', offering: '3', place: '4', pool: '5', caregiver: '6', recipient: '7' },
    ...{ daughter: '12', far: '13', suspension: '14' },
    live: { tokens: { coming: '', asked: '', help: '', none: '' }, phoneOrder: '1', today: '2', home: '3' },
    papers: { returned: '12', waiting: '13' },
    ...{
      unclaimed: '8',
      plan: '9',
      incident: '10',
      complaint: '15',
      hardship: '16',
      review: '11',
      inspection: '12',
      draw: '13',
      inspected: '14',
    },
    ...{ bought: '21', packageOffer: '22' },
    ...{ residence: '15', monthly: '16', granny: '17' },
    sick: { caregiver: '18', day: '2026-11-24' },
    dayCare: { provider: '19', site: '20' },
    orders: {
      ...{ accepted: 'a', requested: 'b', asked: 'c', reviewed: 'd', unreviewed: 'e' },
      ...{ stay: 'stay', living: 'living', left: 'left' },
    },
  }
  const shown = new Set(screensOf(anywhere).map(({ route }) => route))
  const pages = readdirSync(folder)
    .filter((file) => readFileSync(resolve(folder, file), 'utf8').includes('export default'))
    .map((file) => file.replace(/\.tsx$/, ''))
  expect(pages.filter((route) => !shown.has(route) && !frames.includes(route))).toEqual([])
  expect([...shown].filter((route) => !pages.includes(route))).toEqual([])
})
