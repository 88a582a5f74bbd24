import { expect, test } from 'vitest'
import { instantOf } from '../../server/kernel/wall-time.ts'
import { firstWanted, keptUntil } from '../../server/orders/waitlist/waitlist.rules.ts'

const at = (minute: number, day = '2026-11-22') => instantOf(day, minute)

test('kept a quarter of an hour by day; at night until people are up', () => {
  expect(keptUntil(at(600))).toEqual(at(615))
  expect(keptUntil(at(1319))).toEqual(at(1334))
  expect(keptUntil(at(1320))).toEqual(at(435, '2026-11-23'))
  expect(keptUntil(at(180))).toEqual(at(435))
  expect(keptUntil(at(419))).toEqual(at(435))
  expect(keptUntil(at(420))).toEqual(at(435))
})

test('the first time that is wanted and new to them', () => {
  const slot = (minute: number, ids = ['w']) => ({
    startsAt: at(minute),
    endsAt: at(minute + 60),
    caregiverIds: ids,
  })
  const days = [{ date: '2026-11-22', slots: [slot(480), slot(540, []), slot(600), slot(660)] }]
  const any = {
    firstDay: '2026-11-22',
    lastDay: '2026-11-22',
    weekdays: [],
    fromMinute: 0,
    untilMinute: 1440,
  }
  expect(firstWanted(days, any, [])?.startsAt).toEqual(at(480))
  expect(firstWanted(days, any, [at(480)])?.startsAt).toEqual(at(600))
  expect(firstWanted(days, { ...any, fromMinute: 601 }, [])?.startsAt).toEqual(at(660))
  expect(firstWanted(days, { ...any, weekdays: [1] }, [])).toBeNull()
  expect(firstWanted(days, { ...any, firstDay: '2026-11-23', lastDay: '2026-11-23' }, [])).toBeNull()
})
