import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, matrix, nextDue } from '../../server/kernel/lifecycle.ts'
import { appealLifecycle } from '../../server/supervision/appeal.lifecycle.ts'
import {
  type CreditTerms,
  creditBases,
  creditFactors,
  creditTerms,
  creditUnits,
  familyFactors,
} from '../../server/supervision/credit.contract.ts'
import { creditScore, publicCredit } from '../../server/supervision/credit.rules.ts'
import { rankByDraw } from '../../server/supervision/draw.rules.ts'
import { inspectionLifecycle } from '../../server/supervision/inspection.lifecycle.ts'
import { resultOf, tellsPrivate } from '../../server/supervision/public-words.rules.ts'
import {
  finalInspectionStates,
  inspectionActors,
  inspectionStates,
  inspectionTransitions,
} from '../../server/supervision/supervision.contract.ts'

const at = new Date('2026-11-21T02:00:00Z')
const facts = { unjudged: 0, failing: 0, unanswered: 0, public: false, askAt: at, correctBy: at }

test('who may do what with an inspection; the papers show the same', () => {
  const table = matrix(inspectionLifecycle, inspectionActors)
  expect(`\n${table}\n`).toMatchInlineSnapshot(`
    "
               | provider | operator              | clock
    planned    | -        | begin,call_off        | visit_due
    under_way  | -        | pass,order_correction | chase
    correcting | mended   | reopen                | overdue
    rechecking | -        | send_back,approve     | recheck_due
    closed     | -        | -                     | -
    cancelled  | -        | -                     | -
    "
  `)
  const page = readFileSync(new URL('../../docs/supervision.md', import.meta.url), 'utf8')
  expect(page).toContain(`<!-- matrix: inspection -->\n\`\`\`\n${table}\n\`\`\``)
})

test('whatever waits has a timer, what is over has no exit, and the clock never decides', () => {
  for (const state of inspectionStates) {
    const over = (finalInspectionStates as readonly string[]).includes(state)
    expect([state, nextDue(inspectionLifecycle, state, facts) === null]).toEqual([state, over])
  }
  for (const transition of Object.values(inspectionLifecycle.transitions))
    for (const from of transition.from) {
      expect((finalInspectionStates as readonly string[]).includes(from)).toBe(false)
      if ((transition.by as readonly string[]).includes('clock')) expect(transition.to).toBe(from)
    }
  expect(nextDue(appealLifecycle, 'open', { answerBy: at })).toEqual({ transition: 'chase', at })
})

test('nothing passes with an item unjudged or unmet, and nothing public is taken back', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...inspectionStates),
      fc.constantFrom(...inspectionActors),
      fc.constantFrom(...inspectionTransitions),
      fc.record({ unjudged: fc.nat(3), failing: fc.nat(3), unanswered: fc.nat(3), public: fc.boolean() }),
      (state, actor, name, some) => {
        const decision = decide(inspectionLifecycle, name, actor, state, { ...facts, ...some })
        if (!decision.ok) return
        if (name === 'pass') expect(some.unjudged + some.failing).toBe(0)
        if (name === 'order_correction') expect(some.unjudged === 0 && some.failing > 0).toBe(true)
        if (name === 'mended') expect(some.unanswered).toBe(0)
        if (name === 'reopen') expect(some.public).toBe(false)
      },
    ),
  )
})

test('a draw depends on its seed and on who could be drawn, on nothing else', () => {
  fc.assert(
    fc.property(fc.string(), fc.uniqueArray(fc.uuid(), { maxLength: 30 }), fc.nat(), (seed, ids, turn) => {
      const shuffled = [...ids.slice(turn % (ids.length || 1)), ...ids].reverse()
      const drawn = rankByDraw(seed, ids)
      expect(rankByDraw(seed, shuffled)).toEqual(drawn)
      expect(drawn.map(({ id }) => id).sort()).toEqual([...ids].sort())
      // Whoever leaves changes nobody else's place.
      const [first, ...rest] = drawn
      if (first)
        expect(
          rankByDraw(
            seed,
            ids.filter((id) => id !== first.id),
          ),
        ).toEqual(rest)
    }),
  )
  expect(rankByDraw('上证指数 2026-11-20 收盘', ['b', 'a', 'c'])).toEqual(
    rankByDraw('上证指数 2026-11-20 收盘', ['c', 'b', 'a']),
  )
  expect(rankByDraw('one', ['a', 'b', 'c', 'd', 'e', 'f']).map(({ id }) => id)).not.toEqual(
    rankByDraw('two', ['a', 'b', 'c', 'd', 'e', 'f']).map(({ id }) => id),
  )
})

test('a seed is drawn evenly: of many draws each has its share', () => {
  const counts = new Map<string, number>()
  const ids = ['a', 'b', 'c', 'd', 'e']
  for (let seed = 0; seed < 2_000; seed++) {
    const first = rankByDraw(`seed ${seed}`, ids)[0]?.id ?? ''
    counts.set(first, (counts.get(first) ?? 0) + 1)
  }
  for (const id of ids) expect(Math.abs((counts.get(id) ?? 0) - 400)).toBeLessThan(80)
})

const someFacts = fc.record({
  bad: fc.record(Object.fromEntries(creditUnits.map((unit) => [unit, fc.nat(30)]))),
  base: fc.record(Object.fromEntries(creditBases.map((base) => [base, fc.nat(200)]))),
}) as fc.Arbitrary<Parameters<typeof creditScore>[1]>
const someTerms: fc.Arbitrary<CreditTerms> = fc.record({
  days: fc.integer({ min: 1, max: 900 }),
  bands: fc.constant([
    { band: 'A', from: 90 },
    { band: 'B', from: 60 },
    { band: 'C', from: 0 },
  ]),
  factors: fc.uniqueArray(fc.constantFrom(...creditFactors), { minLength: 1 }).chain((keys) =>
    fc.tuple(
      ...keys.map((key) =>
        fc.record({
          key: fc.constant(key),
          weight: fc.integer({ min: 1, max: 40 }),
          units: fc.uniqueArray(
            fc.record({
              key: fc.constantFrom(...creditUnits),
              deduct: fc.double({ min: 0.1, max: 200, noNaN: true }),
              of: fc.option(fc.constantFrom(...creditBases), { nil: undefined }),
              atLeast: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
            }),
            { selector: ({ key }) => key },
          ),
        }),
      ),
    ),
  ) as fc.Arbitrary<CreditTerms['factors']>,
})

test('more of what is bad never raises a credit score, more of what is good never lowers it, under any rules', () => {
  fc.assert(
    fc.property(
      someTerms,
      someFacts,
      fc.constantFrom(...creditUnits),
      fc.constantFrom(...creditBases),
      fc.integer({ min: 1, max: 20 }),
      (terms, known, unit, base, more) => {
        const { score, factors } = creditScore(terms, known)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
        for (const { points, weight } of factors) expect(points >= 0 && points <= weight).toBe(true)
        const worse = { ...known, bad: { ...known.bad, [unit]: known.bad[unit] + more } }
        expect(creditScore(terms, worse).score).toBeLessThanOrEqual(score)
        const better = { ...known, base: { ...known.base, [base]: known.base[base] + more } }
        expect(creditScore(terms, better).score).toBeGreaterThanOrEqual(score)
        expect(creditScore(terms, worse, { [unit]: more }).score).toBe(
          creditScore(terms, { ...known, bad: { ...worse.bad } }, { [unit]: more }).score,
        )
        expect(creditScore(terms, known, { [unit]: more }).score).toBeGreaterThanOrEqual(score)
      },
    ),
  )
})

test('the score adds up to its factors, and the same facts give the same', () => {
  fc.assert(
    fc.property(someTerms, someFacts, (terms, known) => {
      const once = creditScore(terms, known)
      expect(creditScore(structuredClone(terms), structuredClone(known))).toEqual(once)
      const points = once.factors.reduce((sum, factor) => sum + factor.points, 0)
      const weights = once.factors.reduce((sum, factor) => sum + factor.weight, 0)
      expect(once.score).toBe(Math.round((points / weights) * 100))
    }),
  )
})

test('to everybody few of what comes from families is no number, points and everything else stay', () => {
  const few = (count: number | null) => count !== null && count > 0 && count < 5
  const struck = Object.fromEntries(creditUnits.map((unit) => [unit, 2]))
  fc.assert(
    fc.property(someTerms, someFacts, fc.boolean(), (terms, known, appealed) => {
      const { score, band, factors } = creditScore(terms, known, appealed ? struck : {})
      const view = { id: '', score, band, version: 1, countedAt: at, factors: [] }
      const whole = factors.map((factor) => ({ ...factor, evidence: [] }))
      const told = publicCredit({ ...view, factors: whole })
      expect([told.score, told.factors.map(({ points }) => points)]).toEqual([
        score,
        factors.map(({ points }) => points),
      ])
      told.factors.forEach((factor, index) => {
        const open = !familyFactors.includes(factor.key)
        if (open) expect(factor).toEqual(whole[index])
        if (open) return
        factor.units.forEach((unit, place) => {
          const truth = whole[index]?.units[place]
          for (const count of [unit.count, unit.struck, unit.of]) expect(few(count)).toBe(false)
          if (unit.count !== null) expect(unit.count).toBe(truth?.count)
          if (unit.of !== null && unit.count !== null) expect(few(unit.of - unit.count)).toBe(false)
          // What is taken off is the number times the rule.
          if (few(truth?.count ?? null))
            expect([unit.count, unit.deduct, unit.of]).toEqual([null, null, null])
        })
      })
    }),
  )
})

test('nobody reads a single case out of the points: one to four cost the same, and no point tells five from nine', () => {
  fc.assert(
    fc.property(
      someTerms,
      someFacts,
      fc.constantFrom(...creditUnits),
      fc.nat(5),
      fc.nat(4),
      fc.nat(4),
      (terms, known, unit, step, one, other) => {
        const ofFamilies = terms.factors.filter(({ key }) => familyFactors.includes(key))
        fc.pre(ofFamilies.length > 0)
        const pointsWith = (count: number) =>
          creditScore({ ...terms, factors: ofFamilies }, { ...known, bad: { ...known.bad, [unit]: count } })
        const [low, high] =
          step === 0 ? [Math.max(one, 1), Math.max(other, 1)] : [step * 5 + one, step * 5 + other]
        expect(pointsWith(low).score).toBe(pointsWith(high).score)
        expect(pointsWith(low).factors.map(({ points }) => points)).toEqual(
          pointsWith(high).factors.map(({ points }) => points),
        )
      },
    ),
  )
})

test('the rules in the database are rules: weights of a hundred, a band for every score', () => {
  const file = '../../prisma/migrations/20261122195000_supervision/migration.sql'
  const sql = readFileSync(new URL(file, import.meta.url), 'utf8')
  const terms = creditTerms.parse(JSON.parse(sql.match(/\(1, '(\{.*?\]\})', '2026/)?.[1] ?? ''))
  expect(terms.factors.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
  expect(terms.bands.some(({ from }) => from === 0)).toBe(true)
  const none = Object.fromEntries(creditUnits.map((unit) => [unit, 0])) as Record<
    (typeof creditUnits)[number],
    number
  >
  const base = { remedies: 0, orders: 0, caregivers: 0 }
  expect(creditScore(terms, { bad: none, base })).toMatchObject({ score: 100, band: 'A' })
  const bad = { ...none, major: 1, late_correction: 1 }
  expect(creditScore(terms, { bad, base })).toMatchObject({ score: 87, band: 'B' })
})

test('private numbers are seen, licence numbers and dates are not', () => {
  for (const text of [
    '电话13812345678',
    '１３８ 1234 5678',
    '31010119900101123X',
    '身份证310101199001011234',
  ])
    expect([text, tellsPrivate(text)]).toEqual([text, true])
  for (const text of ['2026-11-22 复查', '许可证 JY23101150012345', '灭火器 12 具', '91310115MA1K3EXA0E'])
    expect([text, tellsPrivate(text)]).toEqual([text, false])
})

test('what everybody is told', () => {
  const of = (state: 'correcting' | 'rechecking' | 'closed', failing: number, late = false) =>
    resultOf({ state, failing, lateSince: late ? at : null })
  expect([of('closed', 0), of('correcting', 1), of('correcting', 1, true), of('closed', 2, true)]).toEqual([
    'met',
    'correcting',
    'late',
    'corrected',
  ])
})
