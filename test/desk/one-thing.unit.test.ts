import { describe, expect, test } from 'vitest'
import { claimStage } from '../../app/features/claims/claim-stage.ts'
import { nextStepOf, standingOf } from '../../app/features/desk/next-step.ts'
import { type ElderVisit, screenOf } from '../../app/features/elder/elder-screen.ts'
import type { ElderView } from '../../server/elders/elder.contract.ts'

const now = new Date('2026-11-21T02:00:00Z')
const visit = (orderId: string, startsAt: string, rest: Partial<ElderVisit> = {}): ElderVisit => ({
  ...{ orderId, version: 1, state: 'accepted', visitState: 'assigned', title: '上门助浴' },
  ...{ startsAt: new Date(startsAt), endsAt: new Date(Date.parse(startsAt) + 3_600_000) },
  ...{
    providerName: '安和居家养老',
    providerPhone: null,
    caregiverName: '王秀兰',
    caregiverGender: 'female',
    portrait: null,
  },
  ...{ orderedByName: '林晓雯', startCode: '2269', answerBy: null },
  ...rest,
})
const seen = (visits: ElderVisit[], incident: ElderView['incident'] = null) => ({ visits, incident })
const nothing = { visitId: null, answer: null }

describe('an elder sees one thing', () => {
  const today = visit('today', '2026-11-21T06:00:00Z')
  const later = visit('later', '2026-11-24T00:30:00Z', { state: 'requested' })
  const asked = visit('asked', '2026-11-25T06:00:00Z', { state: 'awaiting_elder' })
  const over = visit('over', '2026-11-21T00:00:00Z', { state: 'completed', visitState: 'done' })

  test('nothing planned', () => expect(screenOf(seen([]), nothing, now)).toEqual({ kind: 'none' }))
  test('a call for help before all else', () => {
    const incident = { id: '1', state: 'raised', raisedAt: now, answeredBy: [], own: true } as const
    expect(screenOf(seen([today, asked], incident), nothing, now)).toEqual({ kind: 'help', incident })
  })
  test('then a question', () =>
    expect(screenOf(seen([today, asked]), nothing, now)).toMatchObject({ kind: 'ask', visit: asked }))
  test('the answer is said back before it counts', () =>
    expect(screenOf(seen([asked]), { visitId: 'asked', answer: 'refuse' }, now)).toMatchObject({
      kind: 'confirm',
      answer: 'refuse',
    }))
  test('who comes today, and after that whom', () =>
    expect(screenOf(seen([over, today, later]), nothing, now)).toEqual({
      kind: 'visit',
      visit: today,
      next: later,
    }))
  test('what today was, when the next comes another day', () =>
    expect(screenOf(seen([over, later]), nothing, now)).toEqual({ kind: 'visit', visit: over, next: later }))
  test('an answer to a visit that asks nothing shows the visit', () =>
    expect(screenOf(seen([today]), { visitId: 'today', answer: 'agree' }, now)).toMatchObject({
      kind: 'visit',
    }))
})

describe('a provider has one next step', () => {
  test.each([
    ['requested', 'scheduled', 'answer', 'scheduled'],
    ['accepted', 'assigned', 'depart', 'assigned'],
    ['accepted', 'on_the_way', 'code', 'on_the_way'],
    ['in_service', 'in_service', 'finish', 'in_service'],
    ['completed', 'done', 'see', 'done'],
    ['disputed', 'done', 'see', 'disputed'],
    ['refunded', 'done', 'see', 'refunded'],
    ['declined', 'cancelled', 'see', 'cancelled'],
    ['withdrawn', 'missed', 'see', 'missed'],
  ] as const)('%s, %s: %s', (state, visitState, step, standing) => {
    expect(nextStepOf({ state, visitState })).toBe(step)
    expect(standingOf({ state, visitState })).toBe(standing)
  })
})

test('a claim shows where it stands', () => {
  const stranger = { signedIn: true, mine: null, state: 'unclaimed', claim: null } as const
  expect(claimStage({ ...stranger, signedIn: false })).toBe('sign_in')
  expect(claimStage(stranger)).toBe('form')
  expect(claimStage({ ...stranger, claim: 'submitted' })).toBe('submitted')
  expect(claimStage({ ...stranger, claim: 'rejected' })).toBe('rejected')
  expect(claimStage({ ...stranger, state: 'verified' })).toBe('taken')
  expect(claimStage({ ...stranger, state: 'verified', mine: 'manager', claim: 'approved' })).toBe('yours')
})
