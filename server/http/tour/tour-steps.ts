import { randomUUID } from 'node:crypto'
import { after, minutes } from '../../kernel/clock.ts'
import type { Api } from '../../rpc/app-router.ts'
import type { TourCast } from './tour-cast.ts'

export const tourSteps = [
  'order',
  'pay',
  'accept',
  'depart',
  'arrive',
  'care',
  'finish',
  'confirm',
  'review',
] as const
export type TourStep = (typeof tourSteps)[number]

/** Where a tour stands: its own time, and the order once there is one. */
export type TourRun = { at: Date; done: number; orderId: string | null; startsAt: Date | null }

/** One of the cast at the product's own procedures, at the time of the story. */
export type Players = (who: 'daughter' | 'carer' | 'manager', at: Date) => Api

type Scene = { run: TourRun; cast: TourCast; play: Players }
type Played = Promise<Partial<TourRun>>

/** Each step is what a person would do on their screen, by the same procedures; it gives what has changed in the run. */
export const playStep: Readonly<Record<TourStep, (scene: Scene) => Played>> = {
  async order({ run: { at }, cast, play }) {
    const { drafts, orders } = play('daughter', at)
    const ownerKey = randomUUID()
    const { id: draftId } = await drafts.begin({ ownerKey, offeringId: cast.offeringId })
    await drafts.setWho({ ownerKey, draftId, who: { recipientId: cast.recipientId } })
    const startsAt = lastMorning(await drafts.slots({ ownerKey, draftId, caregiverId: cast.caregiverId }))
    const when = { startsAt, caregiverId: cast.caregiverId, note: '爸爸左膝不好，进浴室请扶右边。' }
    await drafts.setWhen({ ownerKey, draftId, ...when })
    const { id: orderId } = await orders.place({ ownerKey, draftId, key: randomUUID() })
    return { orderId, startsAt }
  },

  async pay({ run, play }) {
    const at = after(run.at, minutes(2))
    const { orders, payments } = play('daughter', at)
    const { url } = await orders.pay({ orderId: orderOf(run) })
    const externalId = new URL(url, 'http://own.invalid').pathname.split('/').at(-1) ?? ''
    await payments.sandboxAct({ externalId, outcome: 'success' })
    return { at }
  },

  async accept({ run, play }) {
    const at = after(run.at, minutes(20))
    const move = { orderId: orderOf(run), transition: 'accept' as const, reason: '', key: randomUUID() }
    await play('manager', at).orders.move(move)
    return { at }
  },

  async depart({ run, play }) {
    const at = after(startOf(run), -minutes(35))
    await play('carer', at).orders.depart({ orderId: orderOf(run), key: randomUUID() })
    return { at }
  },

  async arrive({ run, play }) {
    const at = after(startOf(run), -minutes(2))
    const orderId = orderOf(run)
    const { visit } = await play('daughter', at).orders.get({ orderId })
    const how = { method: 'code' as const, code: visit.startCode ?? '' }
    await play('carer', at).orders.checkIn({ orderId, key: randomUUID(), how })
    return { at }
  },

  async care({ run, play }) {
    const at = after(startOf(run), minutes(40))
    const orderId = orderOf(run)
    const { care } = play('carer', at)
    const pressure = { vital: 'blood_pressure' as const, value: 1320, lower: 780 }
    await care.measure({ orderId, key: randomUUID(), ...pressure })
    const { tasks } = await care.ofOrder({ orderId })
    for (const { text, doneAt } of tasks)
      if (!doneAt) await care.tick({ orderId, task: text, key: randomUUID() })
    return { at }
  },

  async finish({ run, play }) {
    const orderId = orderOf(run)
    const { endsAt } = await play('carer', run.at).orders.get({ orderId })
    const at = after(endsAt, minutes(3))
    const report = '血压 132/78，水温 39 度，洗完剪了指甲。膝盖今天不疼。'
    await play('carer', at).orders.checkOut({ orderId, key: randomUUID(), report })
    return { at }
  },

  async confirm({ run, play }) {
    const at = after(run.at, minutes(45))
    const move = { orderId: orderOf(run), transition: 'confirm' as const, reason: '', key: randomUUID() }
    await play('daughter', at).orders.move(move)
    return { at }
  },

  async review({ run, play }) {
    const at = after(run.at, minutes(15))
    const { reviews } = play('daughter', at)
    const orderId = orderOf(run)
    await reviews.noteElder({ orderId, stars: 5, text: '手轻，水温正好。', key: randomUUID() })
    const words = '王阿姨很准时，爸爸洗完精神好多了。'
    await reviews.write({ orderId, stars: 5, tags: [], text: words, key: randomUUID() })
    return { at }
  },
}

type Slots = Awaited<ReturnType<Api['drafts']['slots']>>

/** As far ahead as is offered, so that the days people try out for themselves stay free. */
function lastMorning({ days }: Slots): Date {
  const first = days.findLast(({ slots }) => slots.length > 0)?.slots[0]
  if (!first) throw new Error('The example world has no hour left for the tour')
  return first.startsAt
}

function orderOf({ orderId }: TourRun): string {
  if (!orderId) throw new Error('The tour has no order yet')
  return orderId
}

function startOf({ startsAt }: TourRun): Date {
  if (!startsAt) throw new Error('The tour has no order yet')
  return startsAt
}
