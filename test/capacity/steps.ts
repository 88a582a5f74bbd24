import { randomUUID } from 'node:crypto'
import type { PoolClass, PoolKind } from '../../server/capacity/capacity.contract.ts'
import { fireDue } from '../../server/orders/orders.entry.ts'
import type { Db } from '../../server/platform/db.ts'
import { openStage, refusal } from '../orders/steps.ts'
import { movableClock } from '../support/clock.ts'
import { childcarePapers } from '../support/papers.ts'
import { anonymous } from '../support/world.ts'

export { refusal }

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

type Sold = {
  kind?: PoolKind
  unit?: string
  category?: string
  capacity?: number
  ageClass?: PoolClass | null
  /** Wall minutes; one session from nine to five unless others are given. */
  sessions?: [start: number, end: number][]
  weekdays?: number[]
  /** How many carers are named for it, each at work every day from seven to seven. */
  carers?: number
  priceFen?: number
}

/** The named world, a child born when told, and what a family does with places, through the real router. */
export async function openHouse(db: Db) {
  const clock = movableClock()
  const stage = await openStage(db, clock)
  const { provider, site, family, daughter } = stage
  const api = stage.as(daughter.viewer)

  async function hire(categories: string[]): Promise<string> {
    const { id } = await db.caregiver.create({
      data: {
        ...{ providerId: provider.id, name: `老师${randomUUID().slice(0, 4)}`, gender: 'female' },
        skills: categories,
        hours: { create: EVERY_DAY.map((weekday) => ({ weekday, startMinute: 420, endMinute: 1140 })) },
        credentials: {
          create: [
            { kind: 'health_certificate', number: '沪示例0002', expiresOn: new Date('2028-01-01') },
            ...childcarePapers,
          ],
        },
      },
    })
    return id
  }

  /** An offering sold out of a pool of its own. */
  async function sell(sold: Sold = {}) {
    const { kind = 'seat', unit = 'day', category = 'day_care', capacity = 2, ageClass = null } = sold
    const { sessions = [[540, 1020]], weekdays = EVERY_DAY, carers = 1, priceFen = 8_000 } = sold
    const carerIds: string[] = []
    for (let nth = 0; nth < carers; nth++) carerIds.push(await hire([category]))
    const offering = await db.offering.create({
      data: {
        ...{ providerId: provider.id, siteId: site.id, category, title: '日间照料一天', mode: 'on_site' },
        ...{ unit, priceFen, minutes: 480, noticeMinutes: 120 },
      },
    })
    const pool = await db.capacityPool.create({
      data: {
        ...{ providerId: provider.id, kind, name: '一组', capacity, ageClass, weekdays },
        validFrom: new Date('2026-01-01'),
        sessions: {
          create: sessions.map(([startMinute, endMinute], no) => ({ no, startMinute, endMinute })),
        },
        offerings: { create: { offeringId: offering.id } },
        carers: { create: carerIds.map((caregiverId) => ({ caregiverId })) },
      },
    })
    return { offering, pool, carerIds }
  }

  async function child(bornOn: string): Promise<string> {
    const { id } = await db.recipient.create({
      data: {
        ...{ familyId: family.id, kind: 'child', name: '陈小满', calledBy: '小满' },
        ...{ regionCode: '310115', addressLine: '示例路 18 弄', bornOn: new Date(`${bornOn}T00:00:00Z`) },
      },
    })
    return id
  }

  type Wish = { offeringId: string; startsAt: Date; count?: number; recipientId?: string }
  async function draft({ offeringId, startsAt, count = 1, recipientId = stage.father.id }: Wish) {
    const ownerKey = randomUUID()
    const { id: draftId } = await api.drafts.begin({ ownerKey, offeringId })
    await api.drafts.setWho({ ownerKey, draftId, who: { recipientId } })
    await api.drafts.setWhen({ ownerKey, draftId, startsAt, count, caregiverId: null, note: '' })
    return { ownerKey, draftId }
  }
  const order = async (wish: Wish) => api.orders.place({ ...(await draft(wish)), key: randomUUID() })
  const fire = () => fireDue(stage.ctx(anonymous), null)
  return { ...stage, api, sell, child, draft, order, fire }
}

/** The instant of a wall time in Shanghai. */
export const at = (day: string, time = '09:00') => new Date(`${day}T${time}:00+08:00`)
