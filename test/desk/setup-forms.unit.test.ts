import { parseWithZod } from '@conform-to/zod/v4'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standingOf } from '../../app/features/setup/gap-standing.ts'
import { hourName, hoursFromFields, hoursToFields } from '../../app/features/setup/hours.ts'
import { caregiverForm, offeringForm } from '../../app/features/setup/setup-forms.ts'
import { fenOf, yuanOf } from '../../app/features/setup/yuan.ts'

describe('a price as it is typed', () => {
  test.each([
    ['120', 12_000],
    ['88.5', 8_850],
    ['88.55', 8_855],
    ['¥1,200', 120_000],
    ['１２０.００ 元', 12_000],
    ['0', 0],
    ['100000', 10_000_000],
  ])('%s is %i fen', (typed, fen) => expect(fenOf(typed)).toBe(fen))

  test.each(['', '八十八', '1.234', '-5', '1e3', '100000.01', '.5'])('“%s” is no price', (typed) =>
    expect(fenOf(typed)).toBeNull(),
  )

  test('no fen is lost on the way to the form and back', () =>
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000 }), (fen) => fenOf(yuanOf(fen)) === fen)))
})

describe('the week', () => {
  const read = (fields: Record<string, string>) => hoursFromFields((name) => fields[name] ?? '')

  test('comes back as it went into the form, two stretches a day', () => {
    const hours = [
      { weekday: 1, startMinute: 480, endMinute: 705 },
      { weekday: 1, startMinute: 780, endMinute: 1020 },
      { weekday: 7, startMinute: 0, endMinute: 1440 },
    ]
    expect(read(hoursToFields(hours))).toEqual({ hours, wrong: [] })
  })

  test('names the field where an end is missing or too early', () => {
    const fields = {
      [hourName(2, 0, 'from')]: '09:00',
      [hourName(3, 0, 'to')]: '17:00',
      [hourName(4, 1, 'from')]: '17:00',
      [hourName(4, 1, 'to')]: '17:00',
    }
    expect(read(fields)).toEqual({ hours: [], wrong: ['hours-2-0-to', 'hours-3-0-from', 'hours-4-1-to'] })
  })
})

describe('forms', () => {
  const parse = (schema: typeof caregiverForm | typeof offeringForm, fields: [string, string][]) => {
    const form = new FormData()
    for (const [name, value] of fields) form.append(name, value)
    return parseWithZod(form, { schema: schema as typeof caregiverForm })
  }
  const heLi: [string, string][] = [
    ['name', '何丽'],
    ['gender', 'female'],
    ['level', ''],
    ['skills', 'bathing'],
    ['skills', 'cleaning'],
    ['hours-1-0-from', '09:00'],
    ['hours-1-0-to', '17:30'],
  ]

  test('a caregiver: skills are a list, the week is minutes, no certificate is none', () => {
    expect(parse(caregiverForm, heLi)).toMatchObject({
      status: 'success',
      value: {
        skills: ['bathing', 'cleaning'],
        hours: [{ weekday: 1, startMinute: 540, endMinute: 1050 }],
        healthCertificate: null,
      },
    })
  })

  test('half a certificate is asked for the other half', () => {
    expect(parse(caregiverForm, [...heLi, ['certificateNumber', '310-2026-778']])).toMatchObject({
      status: 'error',
      error: { certificateUntil: ['pair.both'] },
    })
  })

  test('an offering: the price arrives in fen', () => {
    const bath: [string, string][] = [
      ['category', 'bathing'],
      ['title', '上门助浴'],
      ['mode', 'at_home'],
      ['unit', 'visit'],
      ['price', '88.55'],
      ['minutes', '60'],
      ['noticeMinutes', '0'],
      ['refundPolicy', 'strict'],
    ]
    expect(parse(offeringForm, bath)).toMatchObject({
      value: { priceFen: 8_855, minutes: 60, noticeMinutes: 0 },
    })
    const typedWrong = bath.map(([name, value]): [string, string] => [
      name,
      name === 'price' ? '八十八' : value,
    ])
    expect(parse(offeringForm, typedWrong)).toMatchObject({ error: { price: ['money.pattern'] } })

    const own = (...steps: [string, string][]) =>
      parse(offeringForm, [
        ...bath.filter(([name]) => name !== 'refundPolicy'),
        ['refundPolicy', 'custom'],
        ...steps,
      ])
    expect(
      own(['step1Hours', '72'], ['step1Percent', '100'], ['step2Hours', '24'], ['step2Percent', '５０']),
    ).toMatchObject({ value: { refundPolicy: 'custom:72=100,24=50' } })
    expect(own()).toMatchObject({ error: { step1Hours: ['policy.steps'] } })
    expect(own(['step1Hours', '72'])).toMatchObject({ error: { step1Hours: ['policy.steps'] } })
    expect(
      own(['step1Hours', '2'], ['step1Percent', '50'], ['step2Hours', '24'], ['step2Percent', '20']),
    ).toMatchObject({ error: { step1Hours: ['policy.order'] } })
  })
})

test('a step that cannot be judged yet is not done', () => {
  expect(standingOf('no_hours', { gaps: ['no_offering'] })).toBe('later')
  expect(standingOf('no_hours', { gaps: ['no_hours'] })).toBe('open')
  expect(standingOf('no_hours', { gaps: [] })).toBe('done')
  expect(standingOf('unclaimed', { gaps: ['no_offering'] })).toBe('done')
})
