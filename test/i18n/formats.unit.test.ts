import { describe, expect, it } from 'vitest'
import { formatsFor } from '../../app/i18n/formats.ts'
import { dayKey, daysBetween, instantOf, timeKey } from '../../app/i18n/shanghai.ts'

const zh = formatsFor('zh-CN')
const en = formatsFor('en')
const sundayMorning = new Date('2026-11-22T01:00:00Z')

describe('amounts', () => {
  it('writes fen as yuan with two decimals', () => {
    expect(zh.money(123450)).toBe('¥1,234.50')
    expect(zh.money(5)).toBe('¥0.05')
    expect(en.money(100000000)).toBe('¥1,000,000.00')
    expect(zh.money(-5000)).toBe('−¥50.00')
  })

  it('writes lengths of way and of time as one would say them', () => {
    expect(zh.distance(846)).toBe('850米')
    expect(zh.distance(998)).toBe('1.0公里')
    expect(zh.distance(1234)).toBe('1.2公里')
    expect(en.distance(23400)).toBe('23 km')
    expect(zh.duration(90)).toBe('1小时30分钟')
    expect(zh.duration(120)).toBe('2小时')
    expect(en.duration(45)).toBe('45 min')
    expect(zh.duration(0)).toBe('0分钟')
  })
})

describe('moments, in Shanghai wherever the machine stands', () => {
  it('carries the weekday with every day', () => {
    expect(zh.dayTime(sundayMorning)).toBe('11月22日 周日 09:00')
    expect(en.dayTime(sundayMorning)).toBe('Sun 22 Nov 09:00')
    expect(zh.fullDay(sundayMorning)).toBe('2026年11月22日 周日')
  })

  it('counts the day from Shanghai midnight, not from UTC', () => {
    expect(zh.day(new Date('2026-11-21T15:59:59Z'))).toBe('11月21日 周六')
    expect(zh.day(new Date('2026-11-21T16:00:00Z'))).toBe('11月22日 周日')
  })

  it('names the second day of a span only where it is another one', () => {
    expect(zh.span(new Date('2026-10-12T16:00:00Z'), new Date('2027-01-12T16:00:00Z'))).toBe(
      '10月13日 周二–1月13日 周三',
    )
    expect(zh.span(sundayMorning, new Date('2026-11-22T03:00:00Z'))).toBe('11月22日 周日 09:00–11:00')
    expect(zh.span(new Date('2026-11-22T14:00:00Z'), new Date('2026-11-22T22:00:00Z'))).toBe(
      '11月22日 周日 22:00–11月23日 周一 06:00',
    )
  })

  it('gives a deadline as a clock time, today and tomorrow by name', () => {
    const now = new Date('2026-11-21T12:00:00Z')
    expect(zh.deadline(new Date('2026-11-21T14:00:00Z'), now)).toBe('今天 22:00 前')
    expect(zh.deadline(sundayMorning, now)).toBe('明天 09:00 前')
    expect(en.deadline(sundayMorning, now)).toBe('by tomorrow 09:00')
    expect(zh.deadline(new Date('2026-11-25T01:00:00Z'), now)).toBe('11月25日 周三 09:00 前')
    expect(zh.deadline(sundayMorning)).toBe('11月22日 周日 09:00 前')
  })

  it('writes a birthday without a clock', () => {
    expect(zh.date('1950-03-02')).toBe('1950年3月2日')
    expect(en.date('1950-03-02')).toBe('2 Mar 1950')
  })

  it('goes from inputs to instants and back', () => {
    expect(instantOf('2026-11-22', '09:00')).toEqual(sundayMorning)
    expect(dayKey(sundayMorning)).toBe('2026-11-22')
    expect(timeKey(sundayMorning)).toBe('09:00')
    expect(instantOf('2026-02-31', '09:00')).toBeNull()
    expect(instantOf('tomorrow', '09:00')).toBeNull()
    expect(daysBetween(new Date('2026-11-21T15:59:00Z'), new Date('2026-11-21T16:01:00Z'))).toBe(1)
  })
})

describe('phone numbers', () => {
  it('groups and masks', () => {
    expect(zh.phone('+8613800138000')).toBe('138 0013 8000')
    expect(zh.phone('4008001234')).toBe('400 800 1234')
    expect(zh.maskPhone('+86 138 0013 8000')).toBe('138****8000')
    expect(zh.maskPhone('02160001234')).toBe('021****1234')
    expect(zh.maskPhone('5566778')).toBe('****6778')
  })
})
