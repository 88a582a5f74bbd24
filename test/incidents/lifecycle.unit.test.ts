import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  finalIncidentStates,
  incidentActors,
  incidentStates,
  incidentTransitions,
} from '../../server/incidents/incident.contract.ts'
import { FIRST_ANSWER, incidentLifecycle } from '../../server/incidents/incident.lifecycle.ts'
import { decide, matrix, nextDue } from '../../server/kernel/lifecycle.ts'

const enteredAt = new Date('2026-11-21T02:00:00Z')
const facts = { enteredAt, calls: 0, own: false }

test('who may do what with a call for help; the papers show the same', () => {
  const table = matrix(incidentLifecycle, incidentActors)
  expect(`\n${table}\n`).toMatchInlineSnapshot(`
    "
                 | recipient             | family                           | provider                         | operator    | clock
    raised       | take_back             | acknowledge,take_back            | acknowledge,take_back            | acknowledge | escalate
    escalated    | take_back             | acknowledge,take_back            | acknowledge,take_back            | acknowledge | call_again
    acknowledged | raise_again,take_back | raise_again,join,close,take_back | raise_again,join,close,take_back | join,close  | chase
    closed       | -                     | -                                | -                                | -           | -
    false_alarm  | -                     | -                                | -                                | -           | -
    "
  `)
  const page = readFileSync(new URL('../../docs/help.md', import.meta.url), 'utf8')
  expect(page).toContain(`<!-- matrix: incident -->\n\`\`\`\n${table}\n\`\`\``)
})

test('every call that is going on has a timer; none that is over has a way out', () => {
  for (const state of incidentStates) {
    const over = (finalIncidentStates as readonly string[]).includes(state)
    expect([state, nextDue(incidentLifecycle, state, facts) === null]).toEqual([state, over])
    const ways = Object.values(incidentLifecycle.transitions).filter(({ from }) =>
      (from as readonly string[]).includes(state),
    )
    expect(ways.length === 0).toBe(over)
  }
})

test('unanswered for two minutes it calls everyone again, then ever less often and never not', () => {
  const minutesTo = (state: 'raised' | 'escalated', calls: number) => {
    const due = nextDue(incidentLifecycle, state, { ...facts, calls })
    return due && (due.at.getTime() - enteredAt.getTime()) / 60_000
  }
  expect(minutesTo('raised', 0)).toBe(FIRST_ANSWER / 60_000)
  expect([0, 1, 2, 3, 4, 50].map((calls) => minutesTo('escalated', calls))).toEqual([5, 10, 20, 40, 60, 60])
})

test('whoever pressed never answers their own call, and nobody else takes it back', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...incidentStates),
      fc.constantFrom(...incidentActors),
      fc.constantFrom(...incidentTransitions),
      fc.boolean(),
      (state, actor, name, own) => {
        const decision = decide(incidentLifecycle, name, actor, state, { ...facts, own })
        if (name === 'acknowledge' || name === 'join') expect(decision.ok && own).toBe(false)
        if (name === 'take_back') expect(decision.ok && !own).toBe(false)
        // The clock only ever calls: it ends nothing.
        if (decision.ok && actor === 'clock') expect(['escalated', 'acknowledged']).toContain(decision.to)
      },
    ),
  )
})
