import { randomUUID } from 'node:crypto'
import type { SlotsView } from '../../server/availability/availability.contract.ts'
import type { DraftView, OrderView } from '../../server/orders/order-view.contract.ts'
import type { Town, TownFamily, TownProvider } from './booking-town.ts'
import type { Answered, Line } from './call-over-http.ts'

/** What a client heard: acknowledged means the server said so with a 200. */
export type Heard = { readonly orderId: string; readonly key: string; readonly state: OrderView['state'] }

/** A call that was refused or not answered, and at which step. */
export class NotAnswered extends Error {
  readonly step: string
  readonly answered: Answered<unknown>
  constructor(step: string, answered: Answered<unknown>) {
    super(`${step}: ${answered.status} ${answered.problem ?? ''}`)
    this.step = step
    this.answered = answered
  }
}

export type Timed = (step: string, milliseconds: number) => void

/**
 * One complete order as a family and a provider make it: search, free times, draft, order with its hold, payment on the
 * sandbox's page, acceptance. `heard` is told of every state the server acknowledges. Throws NotAnswered.
 */
export async function orderOverHttp(
  line: Line,
  given: {
    town: Town
    family: TownFamily
    random: () => number
    timed?: Timed
    heard?: (heard: Heard) => void
  },
): Promise<string> {
  const { town, family, random, timed = () => {}, heard = () => {} } = given
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T
  const person = line.as(family.cookie)
  const step = async <Result>(name: string, call: Promise<Answered<Result>>): Promise<Result> => {
    const began = performance.now()
    const answered = await call
    timed(name, performance.now() - began)
    if (answered.status !== 200 || answered.result === undefined) throw new NotAnswered(name, answered)
    return answered.result
  }
  const found = await step(
    'search',
    person.query<{ hits: { id: string }[] }>('discovery.search', {
      q: '助浴',
      near: { lat: 31.2 + random() / 10, lng: 121.5 + random() / 10 },
      within: 20_000,
    }),
  )
  const shown = new Set(found.hits.map(({ id }) => id))
  const provider: TownProvider = pick(town.providers.filter(({ id }) => shown.has(id)))
  const { offeringId } = provider
  const { days } = await step('slots', person.query<SlotsView>('availability.slots', { offeringId }))
  const { startsAt } = pick(days.flatMap(({ slots }) => slots))
  const ownerKey = randomUUID()
  const begun = await step('begin', person.mutate<DraftView>('drafts.begin', { ownerKey, offeringId }))
  const draft = { ownerKey, draftId: begun.id }
  const who = { recipientId: family.recipientId }
  await step('who', person.mutate('drafts.setWho', { ...draft, who }))
  await step('when', person.mutate('drafts.setWhen', { ...draft, startsAt, caregiverId: null, note: '' }))
  const key = randomUUID()
  const { id: orderId, state } = await step(
    'place',
    person.mutate<OrderView>('orders.place', { ...draft, key }),
  )
  heard({ orderId, key, state })
  const { url } = await step('pay', person.mutate<{ url: string }>('orders.pay', { orderId }))
  const externalId = url.split('/').at(-1)
  await step('settle', line.as('').mutate('payments.sandboxAct', { externalId, outcome: 'success' }))
  heard({ orderId, key, state: 'requested' })
  const press = { orderId, transition: 'accept', reason: '', key: randomUUID() }
  await step('accept', line.as(provider.managerCookie).mutate('orders.move', press))
  heard({ orderId, key, state: 'accepted' })
  return orderId
}
