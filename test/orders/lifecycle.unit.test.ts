import { describe, expect, test } from 'vitest'
import { hours, minutes, after as since } from '../../server/kernel/clock.ts'
import { decide, type Lifecycle, matrix, movesFor, nextDue } from '../../server/kernel/lifecycle.ts'
import { orderActors, orderStates, orderTransitions } from '../../server/orders/order.contract.ts'
import { type OrderFacts, orderLifecycle } from '../../server/orders/order.lifecycle.ts'
import { visitLifecycle } from '../../server/orders/visit.lifecycle.ts'

const now = new Date('2026-11-21T02:00:00Z')
const facts = (change: Partial<OrderFacts> = {}): OrderFacts => ({
  now,
  state: 'requested',
  enteredAt: now,
  startsAt: since(now, hours(72)),
  endsAt: since(now, hours(74)),
  ...change,
})

test('who may move an order: the matrix a nurse can read', () => {
  expect(`\n${matrix(orderLifecycle, orderActors)}\n`).toMatchInlineSnapshot(`
    "
                     | family          | recipient    | provider                         | operator              | payment    | plan      | clock
    awaiting_elder   | cancel          | agree,refuse | -                                | cancel                | -          | -         | lapse
    awaiting_payment | cancel          | -            | -                                | cancel                | pay,settle | drop      | lapse
    planned          | bill,cancel     | -            | withdraw                         | cancel,withdraw       | -          | bill,drop | bill
    requested        | cancel          | -            | accept,decline                   | accept,decline,cancel | -          | drop      | lapse
    accepted         | cancel,miss     | -            | begin,turn_back,give_up,withdraw | cancel,withdraw,miss  | -          | -         | miss
    in_service       | leave           | -            | finish,break_off                 | leave                 | -          | -         | finish
    completed        | confirm,dispute | -            | reduce                           | reduce                | -          | -         | confirm
    closed           | -               | -            | -                                | -                     | -          | -         | -
    declined         | -               | -            | -                                | -                     | -          | -         | -
    lapsed           | -               | -            | -                                | -                     | -          | -         | -
    cancelled        | -               | -            | -                                | -                     | -          | -         | -
    withdrawn        | -               | -            | -                                | -                     | -          | -         | -
    disputed         | -               | -            | -                                | dismiss,split,uphold  | -          | -         | uphold
    refunded         | -               | -            | -                                | -                     | -          | -         | -
    "
  `)
})

test('who may move a visit', () => {
  expect(`\n${matrix(visitLifecycle, orderActors)}\n`).toMatchInlineSnapshot(`
    "
               | family      | recipient | provider                            | operator      | payment | plan   | clock
    scheduled  | cancel      | cancel    | assign,cancel                       | assign,cancel | assign  | cancel | cancel
    assigned   | cancel,miss | cancel    | depart,check_in,cancel,miss,give_up | cancel,miss   | -       | cancel | cancel,miss
    on_the_way | cancel,miss | cancel    | check_in,cancel,miss,give_up        | cancel,miss   | -       | cancel | cancel,miss
    in_service | -           | -         | check_out                           | -             | -       | -      | check_out
    done       | confirm     | -         | -                                   | -             | -       | -      | confirm
    confirmed  | -           | -         | -                                   | -             | -       | -      | -
    cancelled  | -           | -         | -                                   | -             | -       | -      | -
    missed     | -           | -         | -                                   | -             | -       | -      | -
    "
  `)
})

const tables = {
  order: orderLifecycle as unknown as Lifecycle<string, string, string, string, OrderFacts>,
  visit: visitLifecycle as unknown as Lifecycle<string, string, string, string, OrderFacts>,
}

describe.each(Object.entries(tables))('the %s table', (name, table) => {
  const transitions = Object.values(table.transitions)

  test('reaches every state', () => {
    const reached = new Set([...table.initial, ...transitions.map(({ to }) => to)])
    expect(table.states.filter((state) => !reached.has(state))).toEqual([])
  })

  test('has no way out of a final state and some way out of every other', () => {
    const left = new Set(transitions.flatMap(({ from }) => from))
    expect(table.final.filter((state) => left.has(state))).toEqual([])
    expect(table.states.filter((state) => !left.has(state) && !table.final.includes(state))).toEqual([])
  })

  test('gives the clock only moves that say when', () => {
    if (name === 'visit') return expect(transitions.filter(({ dueAt }) => dueAt)).toEqual([])
    for (const { by, dueAt } of transitions) expect(by.includes('clock')).toBe(dueAt !== undefined)
  })
})

test('every waiting state of an order has a timer, and no final one has', () => {
  for (const state of orderStates) {
    const due = nextDue(orderLifecycle, state, facts({ state }))
    expect([state, due !== null]).toEqual([
      state,
      !(orderLifecycle.final as readonly string[]).includes(state),
    ])
  }
})

describe('deadlines', () => {
  const dueIn = (change: Partial<OrderFacts>) => {
    const of = facts(change)
    const due = nextDue(orderLifecycle, of.state, of)
    return due && (due.at.getTime() - now.getTime()) / 60_000
  }

  test('a payment has fifteen minutes', () => expect(dueIn({ state: 'awaiting_payment' })).toBe(15))
  test('an elder has four hours', () => expect(dueIn({ state: 'awaiting_elder' })).toBe(240))
  test('a provider has a day', () => expect(dueIn({ state: 'requested' })).toBe(24 * 60))
  test('but answers two hours before the start', () =>
    expect(dueIn({ state: 'requested', startsAt: since(now, hours(10)) })).toBe(8 * 60))
  test('with half an hour at the least', () =>
    expect(dueIn({ state: 'requested', startsAt: since(now, minutes(125)) })).toBe(30))
  test('and never after the start', () =>
    expect(dueIn({ state: 'requested', startsAt: since(now, minutes(20)) })).toBe(20))
  test('a family has two days to confirm', () => expect(dueIn({ state: 'completed' })).toBe(48 * 60))
  test('an operator has a week', () => expect(dueIn({ state: 'disputed' })).toBe(7 * 24 * 60))
})

test('nobody makes a move that is not theirs', () => {
  for (const actor of orderActors) {
    for (const state of orderStates) {
      const mine = movesFor(orderLifecycle, actor, state, facts({ state }))
      for (const name of orderTransitions) {
        const decision = decide(orderLifecycle, name, actor, state, facts({ state }))
        expect(decision.ok).toBe(mine.includes(name))
      }
    }
  }
})

test('a visit that has begun can no longer be cancelled', () => {
  const begun = facts({ state: 'accepted', startsAt: now })
  expect(decide(orderLifecycle, 'cancel', 'family', 'accepted', begun)).toEqual({
    ok: false,
    problem: 'orders.already_started',
  })
})
