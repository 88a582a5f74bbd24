import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matrix } from '../../server/kernel/lifecycle.ts'
import { claimLifecycle } from '../../server/providers/claim.lifecycle.ts'
import { creditCodeCheck, isCreditCode } from '../../server/providers/credit-code.rules.ts'
import { promisesReturns } from '../../server/providers/promised-returns.rules.ts'
import { bookabilityOf, hoursOverlap, type ProviderFacts } from '../../server/providers/provider.rules.ts'
import { requiredCredentials, requirements } from '../../server/providers/requirements.rules.ts'

const today = '2026-11-21'
const always = [{ from: null, until: null }]
const bath = { id: 'bath', category: 'bathing', mode: 'at_home', cleared: always }
const wang = {
  id: 'wang',
  skills: ['bathing'],
  hours: [{}],
  credentials: [{ kind: 'health_certificate', expiresOn: today, suspended: false }],
}
const home: ProviderFacts = { state: 'verified', offerings: [bath], caregivers: [wang] }
const gapsOf = (changes: Partial<ProviderFacts>) => bookabilityOf({ ...home, ...changes }, today).gaps

test('a verified provider with a certified caregiver who works may be booked', () => {
  const { bookable, gaps, bookableOfferings } = bookabilityOf(home, today)
  expect({ bookable, gaps, offerings: [...bookableOfferings] }).toEqual({
    bookable: true,
    gaps: [],
    offerings: ['bath'],
  })
})

test('what is missing is named in the order to mend it', () => {
  expect(gapsOf({ state: 'unclaimed', offerings: [], caregivers: [] })).toEqual(['unclaimed', 'no_offering'])
  expect(gapsOf({ state: 'suspended' })).toEqual(['suspended'])
  expect(gapsOf({ caregivers: [] })).toEqual(['no_caregiver'])
  expect(gapsOf({ caregivers: [{ ...wang, skills: ['cleaning'] }] })).toEqual(['no_caregiver'])
  expect(gapsOf({ caregivers: [{ ...wang, hours: [], credentials: [] }] })).toEqual([
    'no_hours',
    'no_credential',
  ])
})

test('a certificate counts on its last day, not after, and not while suspended', () => {
  expect(bookabilityOf(home, '2026-11-22').gaps).toEqual(['no_credential'])
  const suspended = { ...wang, credentials: wang.credentials.map((one) => ({ ...one, suspended: true })) }
  expect(gapsOf({ caregivers: [suspended] })).toEqual(['no_credential'])
})

test('an offering is open while its provider’s papers allow it: to the midnight at which one is over', () => {
  const until = (day: string) => ({ offerings: [{ ...bath, cleared: [{ from: null, until: day }] }] })
  expect(gapsOf(until('2026-11-22'))).toEqual([])
  expect(gapsOf(until(today))).toEqual(['no_papers'])
  const others = {
    offerings: [
      { ...bath, cleared: [] },
      { ...bath, id: 'other', category: 'cleaning' },
    ],
  }
  expect(gapsOf(others)).toEqual(['no_caregiver'])
})

test('one with hours and another with the certificate do not make a visit', () => {
  const uncertified = { ...wang, id: 'zhao', credentials: [] }
  expect(gapsOf({ caregivers: [{ ...wang, hours: [] }, uncertified] })).toEqual(['no_credential'])
})

test('bookable and having gaps are never both true or both false', () => {
  const credential = fc.record({
    kind: fc.constantFrom('health_certificate', 'carer_level'),
    expiresOn: fc.constantFrom(null, '2026-11-20', today),
    suspended: fc.boolean(),
  })
  const caregiver = fc.record({
    id: fc.uuid(),
    skills: fc.subarray(['bathing', 'senior_learning']),
    hours: fc.array(fc.constant({}), { maxLength: 1 }),
    credentials: fc.array(credential, { maxLength: 2 }),
  })
  const offering = fc.record({
    id: fc.uuid(),
    category: fc.constantFrom('bathing', 'senior_learning'),
    mode: fc.constantFrom('at_home', 'on_site'),
    cleared: fc.constantFrom(always, [], [{ from: null, until: today }], [{ from: today, until: null }]),
  })
  const provider = fc.record({
    state: fc.constantFrom('unclaimed', 'verified', 'suspended'),
    offerings: fc.array(offering, { maxLength: 2 }),
    caregivers: fc.array(caregiver, { maxLength: 3 }),
  })
  fc.assert(
    fc.property(provider, (facts) => {
      const { bookable, gaps, bookableOfferings } = bookabilityOf(facts as ProviderFacts, today)
      expect(gaps.length === 0).toBe(bookable)
      expect(bookableOfferings.size > 0).toBe(bookable)
    }),
  )
})

test('care and whatever is done at home needs a health certificate; a class on site does not', () => {
  expect(requiredCredentials(bath, today)).toEqual(['health_certificate'])
  expect(requiredCredentials({ category: 'day_care', mode: 'on_site' }, today)).toEqual([
    'health_certificate',
  ])
  expect(requiredCredentials({ category: 'errands', mode: 'at_home' }, today)).toEqual(['health_certificate'])
  expect(requiredCredentials({ category: 'senior_learning', mode: 'on_site' }, today)).toEqual([])
  const ended = requirements.map((one) => ({ ...one, until: today }))
  expect(requiredCredentials(bath, '2026-11-20', ended)).toEqual(['health_certificate'])
  expect(requiredCredentials(bath, today, ended)).toEqual([])
})

test('the check character of a credit code finds every single wrong character', () => {
  // The example of GB 32100-2015.
  expect(creditCodeCheck('91350100M000100Y4')).toBe('3')
  expect(isCreditCode('91350100M000100Y43')).toBe(true)
  const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }),
      fc.integer({ min: 0, max: 17 }),
      fc.constantFrom(...alphabet),
      (first17, position, other) => {
        const code = `${first17.join('')}${creditCodeCheck(first17.join(''))}`
        expect(isCreditCode(code)).toBe(true)
        const wrong = code.slice(0, position) + other + code.slice(position + 1)
        expect(isCreditCode(wrong)).toBe(wrong === code)
      },
    ),
  )
  expect(isCreditCode('91350100I000100Y43')).toBe(false)
})

test.each([
  '预付三万元，年化收益 8%',
  '保 本 保 息',
  '充值即享高额回报',
  '会员返利，多充多得',
  '入住满一年，到期全额退本',
  '固定收益，零风险',
  '收益率高达12％',
])('%s is a promise of returns', (text) => expect(promisesReturns(text)).toBe(true))

test.each([
  '自带防滑垫和测温计，不适合洗就改擦浴，差价当场退。',
  '取号、陪诊、取药，回家后写给家人。',
  '每周返家一次，家人来接。',
  '可以退换，提前两小时全额退款。',
])('%s is not', (text) => expect(promisesReturns(text)).toBe(false))

test('hours that touch do not overlap', () => {
  const row = (weekday: number, startMinute: number, endMinute: number) => ({
    weekday,
    startMinute,
    endMinute,
  })
  expect(hoursOverlap([row(1, 480, 720), row(1, 720, 1080), row(2, 480, 720)])).toBe(false)
  expect(hoursOverlap([row(1, 480, 721), row(1, 720, 1080)])).toBe(true)
  expect(hoursOverlap([row(1, 480, 720), row(1, 540, 600)])).toBe(true)
})

test('who moves a claim', () => {
  expect(matrix(claimLifecycle, ['operator', 'rival'])).toBe(
    [
      '          | operator       | rival',
      'submitted | approve,reject | give_way',
      'approved  | -              | -',
      'rejected  | -              | -',
    ].join('\n'),
  )
})
