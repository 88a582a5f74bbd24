import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkForm } from '../../app/features/carer/check-form.ts'
import { careWithWaiting, withWaiting } from '../../app/features/carer/with-waiting.ts'
import {
  happenedAt,
  type NewWaiting,
  nextToSend,
  type Waiting,
  type WaitingIntent,
  waitingIntents,
  waitsAlready,
} from '../../app/offline/waiting.ts'
import { ownTime } from '../../server/kernel/own-time.ts'

const at = Date.UTC(2026, 10, 22, 1, 30)
const one = (intent: WaitingIntent, over: Partial<Waiting> = {}): Waiting => ({
  ...{ seq: 1, key: 'k', userId: 'wang', orderId: 'o', providerId: 'p', intent, fields: [], at, tries: 0 },
  ...over,
})
const visit = {
  id: 'o',
  state: 'accepted',
  visit: { state: 'assigned', canDepart: true, canCheckIn: true, canCheckOut: false, turnBackFrom: null },
} as unknown as Parameters<typeof withWaiting>[0]

test('what is done first is sent first, and never in somebody else’s name', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 500 })),
      fc.integer({ min: 0, max: 3 }),
      (seqs, mod) => {
        const all = seqs.map((seq) => one('care_note', { seq, userId: seq % 4 === mod ? 'chen' : 'wang' }))
        const mine = seqs.filter((seq) => seq % 4 !== mod)
        const next = nextToSend(all, 'wang')
        expect(next?.seq).toBe(mine.length > 0 ? Math.min(...mine) : undefined)
        expect(next?.userId ?? 'wang').toBe('wang')
      },
    ),
  )
})

test('a second press waits no second time; a second note does', () => {
  const added = (intent: WaitingIntent, over: Partial<NewWaiting> = {}): NewWaiting => one(intent, over)
  expect(waitsAlready([one('depart')], added('depart', { at: at + 60_000 }))).toBe(true)
  expect(waitsAlready([one('depart')], added('depart', { orderId: 'other' }))).toBe(false)
  const task = (name: string) => ({ fields: [['task', name]] as const })
  expect(waitsAlready([one('care_tick', task('洗头'))], added('care_tick', task('洗头')))).toBe(true)
  expect(waitsAlready([one('care_tick', task('洗头'))], added('care_tick', task('剪指甲')))).toBe(false)
  const note = (text: string, later = 0) => ({ fields: [['text', text]] as const, at: at + later })
  expect(waitsAlready([one('care_note', note('好'))], added('care_note', note('好', 800)))).toBe(true)
  expect(waitsAlready([one('care_note', note('好'))], added('care_note', note('好', 60_000)))).toBe(false)
})

test('a watch that is wrong by hours tells the right moment: what counts is how long ago it was', () => {
  const now = new Date('2026-11-22T03:00:00Z')
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 1e8 }), (wrongBy, ago) => {
      const sentAt = now.getTime() + wrongBy
      expect(happenedAt({ at: sentAt - ago, sentAt, now }).getTime()).toBe(now.getTime() - ago)
    }),
  )
  // Set back in between: nothing happened in the future.
  expect(happenedAt({ at: 10, sentAt: 5, now })).toEqual(now)
})

test('an own time is taken within two days, after the step before, and never from the future', () => {
  const now = new Date('2026-11-22T03:00:00Z')
  const off = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  expect(ownTime(undefined, { now })).toEqual(now)
  expect(ownTime(off(-90), { now, from: off(-100) })).toEqual(off(-90))
  expect(ownTime(off(8), { now })).toEqual(now)
  expect([off(11), off(-48 * 60 - 1)].map((said) => ownTime(said, { now }))).toEqual([null, null])
  expect(ownTime(off(-90), { now, from: off(-79) })).toBeNull()
  expect(ownTime(off(-5), { now, until: off(-16) })).toBeNull()
})

test('a visit stands on the phone as it will stand once all is sent', () => {
  const steps = (...intents: WaitingIntent[]) =>
    withWaiting(
      visit,
      intents.map((intent, seq) => one(intent, { seq })),
    ) as typeof visit
  expect(steps('depart').visit).toMatchObject({ state: 'on_the_way', canDepart: false, canCheckIn: true })
  const inside = steps('depart', 'check_in_code')
  expect([inside.state, inside.visit.canCheckOut]).toEqual(['in_service', true])
  expect(steps('depart', 'check_in_place', 'care_tick', 'check_out').state).toBe('completed')
  expect(withWaiting(visit, [one('depart', { orderId: 'another' })])).toEqual(visit)
})

test('tasks ticked on the phone are ticked; the record opens with the visit begun there', () => {
  const care = {
    tasks: [{ text: '洗头', doneAt: null, entryId: null }],
    entries: [],
    canWrite: false,
    agreed: { health: true, photos: true, whereabouts: true },
  }
  const begun = [one('check_in_code'), one('care_tick', { seq: 2, fields: [['task', '洗头']] })]
  const shown = careWithWaiting(care, visit, begun)
  expect(shown.canWrite).toBe(true)
  expect(shown.tasks[0]?.doneAt).toEqual(new Date(at))
  expect(careWithWaiting(care, visit, [])).toEqual(care)
})

test('a figure that no living person has is said at once, on the phone', () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.set(name, value)
    return data
  }
  const wrong = (fields: Record<string, string>) =>
    Object.keys(checkForm('care_measure', form(fields))?.issues ?? {})
  expect(wrong({ vital: 'temperature', value: '３６．５' })).toEqual([])
  expect(wrong({ vital: 'temperature', value: '365' })).toEqual(['value'])
  expect(wrong({ vital: 'blood_pressure', value: '132', lower: '78' })).toEqual([])
  expect(wrong({ vital: 'blood_pressure', value: '132' })).toEqual(['lower'])
  for (const intent of waitingIntents) expect(() => checkForm(intent, form({}))).not.toThrow()
})
