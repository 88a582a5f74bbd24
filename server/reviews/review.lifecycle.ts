import { after, days, earlier } from '../kernel/clock.ts'
import type { Lifecycle } from '../kernel/lifecycle.ts'
import { type ReviewActor, type ReviewState, type ReviewTransition, reviewStates } from './review.contract.ts'

/** What a decision about a review may depend on. Instants in UTC. */
export type ReviewFacts = {
  readonly now: Date
  /** When the first of the two sides wrote. */
  readonly startedAt: Date
  /** When the second did; null while only one has. */
  readonly bothAt: Date | null
  readonly publishedAt: Date | null
  /** A pattern that a person should look at first. */
  readonly odd: boolean
  readonly replied: boolean
  readonly followedUp: boolean
}

export type ReviewEffect = 'count' | 'uncount' | 'open-check' | 'open-remedy' | 'tell-published'

/** 双盲: what one side wrote stays closed until the other has written too, and no longer than this. */
export const BLIND = days(7)
/** 追评. */
const FOLLOW_UP = days(90)

const dueAt = ({ startedAt, bothAt }: ReviewFacts) => {
  const over = after(startedAt, BLIND)
  return bothAt ? earlier(bothAt, over) : over
}
const odd = (facts: ReviewFacts) => (facts.odd ? 'reviews.looks_odd' : null)
const plain = (facts: ReviewFacts) => (facts.odd ? null : 'reviews.changed_meanwhile')
const unanswered = ({ replied }: ReviewFacts) => (replied ? 'reviews.already_replied' : null)
const first = ({ followedUp }: ReviewFacts) => (followedUp ? 'reviews.already_followed_up' : null)
const inTime = ({ now, publishedAt }: ReviewFacts) =>
  publishedAt && now < after(publishedAt, FOLLOW_UP) ? null : 'reviews.window_over'

/** One voice about one visit: closed while the other side may write, then public; taken down only by a person, with a reason. */
export const reviewLifecycle = {
  initial: ['written'],
  states: reviewStates,
  final: [],
  transitions: {
    edit: { from: ['written'], to: 'written', by: ['family', 'recipient'], effects: [] },
    publish: {
      from: ['written'],
      to: 'published',
      by: ['clock'],
      guards: [odd],
      dueAt,
      effects: ['count', 'open-remedy', 'tell-published'],
    },
    hold: { from: ['written'], to: 'held', by: ['clock'], guards: [plain], dueAt, effects: ['open-check'] },
    release: {
      from: ['held'],
      to: 'published',
      by: ['operator'],
      effects: ['count', 'open-remedy', 'tell-published'],
    },
    remove: { from: ['held', 'published'], to: 'removed', by: ['operator'], effects: ['uncount'] },
    restore: {
      from: ['removed'],
      to: 'published',
      by: ['operator'],
      effects: ['count', 'open-remedy', 'tell-published'],
    },
    reply: {
      from: ['published'],
      to: 'published',
      by: ['provider'],
      guards: [unanswered],
      effects: [],
    },
    follow_up: {
      from: ['published'],
      to: 'published',
      by: ['family'],
      guards: [first, inTime],
      effects: [],
    },
  },
} as const satisfies Lifecycle<ReviewState, ReviewTransition, ReviewActor, ReviewEffect, ReviewFacts>
