import { randomUUID } from 'node:crypto'
import { loadViewer } from '../../server/accounts/accounts.entry.ts'
import type { PersonCtx } from '../../server/context.ts'
import { after, days, minutes } from '../../server/kernel/clock.ts'
import { beginDraft, setDraftWhen, setDraftWho } from '../../server/orders/drafts.ts'
import { pressButton } from '../../server/orders/press-button.ts'
import { placePhoneOrder } from '../../server/phone-orders/place-phone-order.ts'
import { onAnOfferedDay } from './offered-day.ts'
import type { PersonKey } from './people.ts'
import { payAs } from './play-order.ts'
import type { Stage } from './stage.ts'

type Call = Omit<Parameters<typeof placePhoneOrder>[1], 'ownerKey' | 'draftId' | 'key' | 'consented'>

const homeCare = '示例·浦东安和居家养老'

/**
 * Two orders staff took: one called in yesterday, paid and accepted, and one made at a counter just now that waits for the
 * payer. Whoever pays has never been here: the account waits for their first code.
 */
export async function takeCalls(stage: Stage, now: Date) {
  const calledAt = stage.day(-1, '17:10')
  await stage.at(calledAt)
  const paid = await take(stage, 'manager', {
    recipient: { ...elder, name: '何桂英', calledBy: '何奶奶', addressLine: '示例路 88 弄 6 号 301 室' },
    ...{ offering: '陪同就医半天', caregiver: '孙建平', startsAt: stage.day(5, '08:30') },
    call: {
      ...{ channel: 'phone', callerName: '何志远', callerPhone: '13800000031', relation: 'child' },
      ...{ verifiedBy: 'called_back', reason: '在外地出差，手机上不会操作，请我们代约眼科复诊陪同' },
    },
  })
  await stage.at(after(calledAt, minutes(18)))
  await payAs(stage, { ...(await stage.as('manager')), viewer: await payer(stage, paid) }, paid)
  await stage.at(after(calledAt, minutes(30)))
  const accepting = { orderId: paid, transition: 'accept' as const, reason: '', key: randomUUID() }
  await pressButton(await stage.as('manager'), accepting)

  await stage.at(after(now, -minutes(12)))
  await take(stage, 'operator', {
    recipient: { ...elder, name: '方阿宝', calledBy: '方爷爷', addressLine: '示例路 15 弄 9 号 102 室' },
    ...{ offering: '居室整理', caregiver: '赵桂芳', startsAt: stage.day(6, '14:00') },
    call: {
      ...{ channel: 'counter', callerName: '方阿宝', callerPhone: '13800000032', relation: 'self' },
      ...{ verifiedBy: 'paper_seen', reason: '本人到社区服务台来约，没有智能手机' },
    },
  })
}

const elder = { kind: 'elder' as const, regionCode: '310115', phone: '', asksFirst: false }

type Taken = {
  recipient: typeof elder & { name: string; calledBy: string; addressLine: string }
  offering: string
  caregiver: string
  startsAt: Date
  call: Call
}

async function take(stage: Stage, staff: PersonKey, taken: Taken): Promise<string> {
  const ctx = await stage.as(staff)
  const offering = await stage.db.offering.findFirstOrThrow({
    where: { title: taken.offering, provider: { name: homeCare } },
  })
  const caregiver = await stage.db.caregiver.findFirstOrThrow({
    where: { providerId: offering.providerId, name: taken.caregiver },
  })
  const ownerKey = randomUUID()
  const { id: draftId } = await beginDraft(ctx, { ownerKey, offeringId: offering.id })
  await setDraftWho(ctx, { ownerKey, draftId, who: { recipient: taken.recipient } })
  return onAnOfferedDay('later', async (moved) => {
    const startsAt = after(taken.startsAt, days(moved))
    await setDraftWhen(ctx, {
      ...{ ownerKey, draftId, startsAt, count: 1, caregiverId: caregiver.id, note: '' },
    })
    const { order } = await placePhoneOrder(ctx, {
      ...{ ...taken.call, ownerKey, draftId, key: randomUUID(), consented: true },
    })
    return order?.id ?? ''
  })
}

/** Whoever the account was made for. */
async function payer(stage: Stage, orderId: string): Promise<PersonCtx['viewer']> {
  const { placedBy } = await stage.db.order.findUniqueOrThrow({ where: { id: orderId } })
  const viewer = await loadViewer(stage.db, placedBy)
  if (viewer.kind !== 'person') throw new Error('nobody pays')
  return viewer
}
