import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { familyPart } from '../../server/entitlements/entitlements.entry.ts'
import { addDays } from '../../server/kernel/wall-time.ts'
import { takeKept } from '../../server/ledger/ledger.rules.ts'
import { lastDayOf, monthsOf, usedFen } from '../../server/orders/stay/stay.rules.ts'

const stay = fc.record({
  startsOn: fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2025-01-01', days)),
  months: fc.integer({ min: 1, max: 12 }),
  wholeFen: fc.integer({ min: 0, max: 100_000_000 }),
})

describe('months of a stay', () => {
  test('follow each other without a gap, and are worth the whole together', () => {
    fc.assert(
      fc.property(stay, (facts) => {
        const months = monthsOf(facts)
        expect(months.reduce((sum, { fen }) => sum + fen, 0)).toBe(facts.wholeFen)
        expect(months[0]?.from).toBe(facts.startsOn)
        for (const [index, { from }] of months.entries())
          if (index > 0) expect(from).toBe(addDays(months[index - 1]?.until ?? '', 1))
        const fens = months.map(({ fen }) => fen)
        expect(Math.max(...fens) - Math.min(...fens)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('one that begins on the 31st goes to the end of a shorter month', () => {
    expect(monthsOf({ startsOn: '2026-01-31', months: 2, wholeFen: 200 })).toEqual([
      { no: 1, from: '2026-01-31', until: '2026-02-27', fen: 100 },
      { no: 2, from: '2026-02-28', until: '2026-03-30', fen: 100 },
    ])
  })
})

describe('leaving early', () => {
  test('uses whole months and the days of the month that was begun, the last day counted', () => {
    const facts = { startsOn: '2026-11-23', months: 3, wholeFen: 900_000 }
    expect(usedFen(facts, '2026-11-23')).toBe(10_000)
    expect(usedFen(facts, '2026-12-22')).toBe(300_000)
    expect(usedFen(facts, '2026-12-23')).toBe(300_000 + Math.round(300_000 / 31))
    expect(usedFen(facts, '2027-02-22')).toBe(900_000)
  })

  test('never uses less by staying a day longer, nor more than the whole', () => {
    fc.assert(
      fc.property(stay, fc.integer({ min: 0, max: 400 }), (facts, day) => {
        const lastDay = addDays(facts.startsOn, day)
        const used = usedFen(facts, lastDay)
        expect(used).toBeLessThanOrEqual(facts.wholeFen)
        expect(usedFen(facts, addDays(lastDay, 1))).toBeGreaterThanOrEqual(used)
        if (lastDay >= lastDayOf(facts)) expect(used).toBe(facts.wholeFen)
      }),
    )
  })
})

const fen = fc.integer({ min: 0, max: 10_000_000 })

test('a reduction is borne by all who pay, each by its part, to the fen', () => {
  fc.assert(
    fc.property(fc.array(fen, { maxLength: 3 }), fen, fen, (shares, selfFen, cut) => {
      const priceFen = shares.reduce((sum, share) => sum + share, selfFen)
      const reducedFen = Math.min(cut, priceFen)
      const family = familyPart({ priceFen, reducedFen, shares })
      expect(family).toBeGreaterThanOrEqual(0)
      expect(family).toBeLessThanOrEqual(selfFen)
      if (reducedFen === priceFen) expect(family).toBe(selfFen)
      const exact = priceFen === 0 ? 0 : (selfFen * reducedFen) / priceFen
      expect(Math.abs(family - exact)).toBeLessThanOrEqual(shares.length / 2 + 1)
    }),
  )
})

test('a refund of the service never touches the deposit, nor the other way round', () => {
  fc.assert(
    fc.property(fen, fen, fen, fen, (amountFen, heldFen, depositFen, custodyFen) => {
      const there = { heldFen, depositFen, custodyFen }
      const service = takeKept(amountFen, there, 'service')
      expect(service.depositFen).toBe(0)
      expect(service.heldFen + service.custodyFen + service.restFen).toBe(amountFen)
      const deposit = takeKept(amountFen, there, 'deposit')
      expect([deposit.heldFen, deposit.custodyFen]).toEqual([0, 0])
      const all = takeKept(amountFen, there, 'all')
      expect(all.restFen).toBe(Math.max(0, amountFen - heldFen - depositFen - custodyFen))
    }),
  )
})
