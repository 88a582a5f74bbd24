import { randomUUID } from 'node:crypto'
import { after, days, minutes } from '../../server/kernel/clock.ts'
import { reportReview } from '../../server/reviews/checks/report-review.ts'
import { publishDueRounds } from '../../server/reviews/publish-round.ts'
import { rateHome } from '../../server/reviews/rate-home.ts'
import { takeRemedyStep } from '../../server/reviews/remedies/move-remedy.ts'
import { replyReview } from '../../server/reviews/reply-review.ts'
import { rateAsElder } from '../../server/reviews/reviews.entry.ts'
import { writeReview } from '../../server/reviews/write-review.ts'
import { drawnPhoto } from './drawn-photos.ts'
import type { PersonKey } from './people.ts'
import type { Stage } from './stage.ts'
import type { Story } from './stories.ts'

type Said = NonNullable<Story['review']> & { by: PersonKey; orderId: string }
type Cast = { readonly manager: PersonKey; readonly endsAt: Date }

/** Each side says its word, sealed; both open with the second, and the provider answers the next day. */
export async function sayAll(stage: Stage, { manager, endsAt }: Cast, said: Said): Promise<void> {
  const {
    by,
    orderId,
    stars,
    text,
    anonymous = false,
    home,
    elder,
    reply,
    tags = [],
    marks,
    photosText,
  } = said
  const keyed = () => ({ orderId, key: randomUUID() })
  await stage.at(after(endsAt, minutes(150)))
  await writeReview(await stage.as(by), {
    ...{ ...keyed(), ...marks, stars, text, anonymous, tags },
    photos: await Promise.all((said.photos ?? []).map(drawnPhoto)),
    ...{ photosText: photosText ?? '', faces: true },
  })
  if (elder) {
    const { recipientId } = await stage.db.order.findUniqueOrThrow({ where: { id: orderId } })
    await rateAsElder(await stage.as(by), { ...keyed(), recipientId, stars: elder })
  }
  if (home === undefined) return
  await stage.at(after(endsAt, minutes(180)))
  const received = { punctual: true, ready: true, respectful: true, text: home }
  await rateHome(await stage.as(manager), { ...keyed(), ...received })
  if (!reply) return
  await stage.at(after(endsAt, minutes(60 * 20)))
  const own = { orderId, voice: 'family' as const }
  const { id: reviewId } = await stage.db.review.findFirstOrThrow({ where: own })
  await replyReview(await stage.as(manager), { reviewId, text: reply, key: randomUUID() })
}

/** What the clock has published by `now`; a remedy under way, and a report that waits for the operators. */
export async function openRounds(stage: Stage, now: Date): Promise<void> {
  await stage.at(after(now, -days(1)))
  await publishDueRounds(await stage.as('operator'))
  const remedy = await stage.db.remedy.findFirst({ where: { state: 'opened' } })
  if (remedy) {
    await takeRemedyStep(await managerOf(stage, remedy.providerId), {
      ...{ remedyId: remedy.id, move: 'call', key: randomUUID() },
      text: '打了电话：汤凉、餐盒漏了。答应换保温桶和带扣的餐盒，周末前回话。',
    })
  }
  const reported = await stage.db.review.findFirst({ where: { voice: 'family', tags: { has: 'late' } } })
  if (reported?.state !== 'published') return
  await reportReview(await managerOf(stage, reported.providerId), {
    ...{ reviewId: reported.id, reason: 'untrue', key: randomUUID() },
    text: '当天路线有记录，晚到六分钟，不是十分钟，请核对。',
  })
}

async function managerOf(stage: Stage, providerId: string) {
  const where = { providerId, role: 'manager' as const }
  const { userId } = await stage.db.providerMember.findFirstOrThrow({ where })
  const people = Object.keys(stage.people) as PersonKey[]
  return stage.as(people.find((key) => stage.people[key] === userId) as PersonKey)
}
