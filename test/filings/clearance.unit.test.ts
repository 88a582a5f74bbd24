import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCleared } from '../../server/filings/clearance.contract.ts'
import {
  clearedSpans,
  missingPapers,
  multirangeOf,
  requiredPapers,
} from '../../server/filings/clearance.rules.ts'
import { endOf, goodUntil, lackOf } from '../../server/filings/filing.rules.ts'
import { housePapers, type PaperRequirement } from '../../server/filings/paper.contract.ts'
import { paperRequirements } from '../../server/filings/requirements.rules.ts'
import { addDays } from '../../server/kernel/wall-time.ts'
import { offeringCategories, offeringModes, providerKinds } from '../../server/providers/provider.contract.ts'

const start = '2026-11-01'
const nth = (count: number) => addDays(start, count)
const dayNumber = fc.integer({ min: 0, max: 40 })
const paper = fc.record({
  kind: fc.constantFrom('licence', 'insurance'),
  first: dayNumber,
  length: fc.option(fc.integer({ min: 0, max: 20 })),
})
const rule = fc.record({
  paper: fc.constantFrom('licence' as const, 'insurance' as const),
  since: dayNumber,
  length: fc.option(fc.integer({ min: 1, max: 20 })),
})

test('an offering is open exactly on the days on which nothing is missing', () => {
  fc.assert(
    fc.property(
      fc.array(paper, { maxLength: 5 }),
      fc.array(rule, { maxLength: 4 }),
      fc.option(dayNumber),
      (papers, rules, grace) => {
        const house = {
          kind: 'home_care',
          graceUntil: grace === null ? null : nth(grace),
          papers: papers.map(({ kind, first, length }) => ({
            ...{ kind, from: nth(first) },
            until: length === null ? null : nth(first + length),
          })),
        }
        const table: PaperRequirement[] = rules.map(({ paper: asked, since, length }, index) => ({
          ...{ rule: `r${index}`, source: '', paper: asked, kinds: 'all', categories: 'all', modes: 'all' },
          ...{ since: nth(since), until: length === null ? null : nth(since + length) },
        }))
        const work = { category: 'bathing', mode: 'at_home' }
        const spans = clearedSpans(house, work, table)
        for (let day = -3; day < 70; day++) {
          const nothing = missingPapers(house, work, nth(day), table).length === 0
          expect(isCleared(spans, nth(day))).toBe(nothing)
        }
        // Apart from each other and in order, as the database keeps them.
        for (const [index, span] of spans.entries()) {
          const next = spans[index + 1]
          if (next) expect((span.until ?? '9999') < (next.from ?? '')).toBe(true)
        }
        expect(multirangeOf(spans)).toMatch(/^\{(\[[\d-]*,[\d-]*\)(,|(?=\})))*\}$/)
      },
    ),
  )
})

test('papers that follow one another without a gap are good to the end of the last', () => {
  fc.assert(
    fc.property(fc.array(paper, { maxLength: 6 }), dayNumber, (papers, at) => {
      const spans = papers.map(({ first, length }) => ({
        from: nth(first),
        until: length === null ? null : nth(first + length),
      }))
      const good = (day: string) =>
        spans.some(({ from, until }) => from <= day && (until === null || day <= until))
      let last: string | null | undefined
      for (let day = at; day < 90 && good(nth(day)); day++) last = nth(day)
      const endless = last === nth(89)
      expect(goodUntil(spans, nth(at))).toBe(endless ? null : last)
    }),
  )
})

test('food is asked for where there are meals, a medical licence for nursing at home, recordings of nurseries', () => {
  const asked = (kind: string, category: string, mode: string) =>
    requiredPapers(kind, { category, mode }, '2026-11-22')
  expect(asked('home_care', 'bathing', 'at_home')).toEqual(['licence', 'insurance'])
  expect(asked('home_care', 'meal_help', 'at_home')).toEqual(['licence', 'food_licence', 'insurance'])
  expect(asked('home_care', 'home_medical', 'at_home')).toEqual(['licence', 'medical_licence', 'insurance'])
  expect(asked('home_nursery', 'childcare_hourly', 'on_site')).toEqual([
    'licence',
    'record_receipt',
    'premises',
    'insurance',
    'video_promise',
  ])
  expect(asked('residential', 'residence', 'on_site')).toEqual([
    'licence',
    'record_receipt',
    'premises',
    'fire_safety',
    'food_licence',
    'insurance',
  ])
  expect(asked('volunteer', 'volunteer_visit', 'at_home')).toEqual([])
  expect(asked('education', 'senior_learning', 'online')).toEqual(['licence'])
})

test('every rule says where it comes from and names only what there is', () => {
  for (const { rule: name, source, paper: asked, kinds, categories, modes } of paperRequirements) {
    expect(source.length, name).toBeGreaterThan(8)
    expect(housePapers).toContain(asked)
    if (kinds !== 'all') expect(providerKinds).toEqual(expect.arrayContaining([...kinds]))
    if (categories !== 'all') expect(offeringCategories).toEqual(expect.arrayContaining([...categories]))
    if (modes !== 'all') expect(offeringModes).toEqual(expect.arrayContaining([...modes]))
  }
  expect(new Set(paperRequirements.map((one) => one.rule)).size).toBe(paperRequirements.length)
})

test('a yearly paper ends a year after it was made, and a home nursery rents for three years', () => {
  expect(endOf('no_criminal_record', '2026-11-22', null)).toBe('2027-11-21')
  expect(endOf('health_certificate', '2026-11-22', '2027-03-01')).toBe('2027-03-01')
  expect(endOf('licence', '2026-11-22', null)).toBe(null)
  const lease = { kind: 'premises' as const, number: '1', detail: 'leased', validFrom: '2026-01-01' }
  const at = { files: 1, today: '2026-11-22', providerKind: 'home_nursery' }
  expect(lackOf({ ...lease, validUntil: '2028-12-30' }, at)).toBe('filings.lease_too_short')
  expect(lackOf({ ...lease, validUntil: '2028-12-31' }, at)).toBe(null)
  expect(lackOf({ ...lease, validUntil: '2027-12-31' }, { ...at, providerKind: 'day_care' })).toBe(null)
  expect(lackOf({ ...lease, validUntil: '2026-11-21' }, at)).toBe('filings.over_already')
  expect(lackOf({ ...lease, validUntil: '2029-12-31' }, { ...at, files: 0 })).toBe('filings.file_missing')
})
