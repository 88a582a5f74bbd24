import { z } from 'zod'
import { phone } from '../accounts/account.contract.ts'
import { problems } from '../kernel/problem.contract.ts'

export const outreachStates = [
  'to_visit',
  'visited',
  'cared_for',
  'unwilling',
  'moved_away',
  'ended',
  'withdrawn',
] as const
export type OutreachState = (typeof outreachStates)[number]
export const finalOutreachStates = ['moved_away', 'ended', 'withdrawn'] as const
const outreachActors = ['operator', 'family', 'clock'] as const
export type OutreachActor = (typeof outreachActors)[number]
/** What operators write down. */
export const outreachMoves = ['visit', 'not_met', 'arrange', 'refuse', 'move_away', 'delist'] as const
type OutreachMove = (typeof outreachMoves)[number]
export type OutreachTransition = OutreachMove | 'leave_list' | 'come_round' | 'remind'

/** Whom 国办发〔2020〕52号 五 puts first (经济困难的失能失智、高龄、计划生育特殊家庭老年人), and who lives alone. */
export const grounds = ['destitute', 'low_income', 'disabled', 'bereaved', 'alone', 'very_old'] as const
export type Ground = (typeof grounds)[number]
/** A family's word, a confirmed assessment (重度失能, 完全失能), the date of birth, or a public list the desk entered. */
export type GroundFact = 'declared' | 'assessment' | 'born_on' | 'desk'

/** What each ground weighs; the list is ordered by their sum, and the page says so. Ours: where a region has rules, those hold. */
export const groundPoints: Readonly<Record<Ground, number>> = {
  ...{ destitute: 3, disabled: 3, bereaved: 2, low_income: 2, alone: 2, very_old: 1 },
}
/** From so many points on: working days until the first contact, and days until the next. */
export const urgencies = [
  { key: 'high', from: 5, firstDays: 3, againDays: 7 },
  { key: 'middle', from: 3, firstDays: 5, againDays: 30 },
  { key: 'usual', from: 0, firstDays: 15, againDays: 90 },
] as const
type Urgency = (typeof urgencies)[number]['key']
export const VERY_OLD = 80

const key = z.uuid()
const name = z.string().trim().min(1).max(40)
const own = z.array(z.enum(grounds)).min(1)

/** What a family says of somebody of theirs after asking them. Being very old is read from the date of birth. */
export const declareHardshipInput = z.object({
  recipientId: z.uuid(),
  grounds: own,
  agreed: z.literal(true),
  key,
})
export const recipientHardshipInput = z.object({ recipientId: z.uuid() })
export const withdrawHardshipInput = z.object({ recipientId: z.uuid(), key })
/** What the desk copies from a public list: whose, and under which number it was handed over. */
export const enterHardshipInput = z.object({
  name,
  phone,
  regionCode: z.string().regex(/^\d{6}$/),
  street: z.string().trim().min(1).max(40),
  addressLine: z.string().trim().min(1).max(59),
  grounds: own,
  source: z.string().trim().min(4).max(59),
  key,
})
export const hardshipInput = z.object({ hardshipId: z.uuid() })
export const openHardshipInput = hardshipInput.extend({ reason: z.string().trim().min(4).max(200) })
export const moveHardshipInput = hardshipInput.extend({
  move: z.enum(outreachMoves),
  /** The next contact, a wall date; by its urgency where left out. */
  nextOn: z.iso.date().optional(),
  note: z.string().trim().max(500).default(''),
  /** Of the order that cares for them now. */
  orderNumber: z
    .string()
    .trim()
    .regex(/^\d{6}-\d{6}$/)
    .optional(),
  key,
})
const filter = {
  regionCode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  street: z.string().trim().max(40).optional(),
  ground: z.enum(grounds).optional(),
  state: z.enum(outreachStates).optional(),
  late: z.boolean().default(false),
}
export const hardshipsInput = z.object({ ...filter, page: z.number().int().min(1).max(1000).default(1) })
export const exportHardshipsInput = z.object({ ...filter, reason: z.string().trim().min(4).max(200) })
/** So many lines of the list go out with names at once: each is a look that is written down. */
export const EXPORT_MOST = 200

/** One on the list, masked. */
export type HardshipRow = {
  id: string
  /** 林** */
  name: string
  regionCode: string
  /** 上海市 浦东新区; empty for an unknown code. */
  place: string
  street: string
  grounds: readonly Ground[]
  points: number
  urgency: Urgency
  state: OutreachState
  contactBy: Date | null
  late: boolean
  contactedAt: Date | null
}
export type HardshipList = {
  rows: readonly HardshipRow[]
  total: number
  page: number
  pages: number
  /** All that are on the list, whatever the filter: by state, and the places there are. */
  states: Readonly<Record<OutreachState, number>>
  late: number
  places: readonly { regionCode: string; place: string }[]
}
export type HardshipStep = {
  position: number
  transition: string
  actorKind: string
  actorName: string
  at: Date
  /** The next contact as it was set then. */
  nextOn: string | null
  /** Null where nothing was noted, or it is not open to the reader. */
  note: string | null
}
export type HardshipPerson = { name: string; phone: string; addressLine: string }
export type HardshipView = HardshipRow & {
  listedAt: Date
  agreedAt: Date | null
  facts: readonly { ground: Ground; fact: GroundFact; ref: string }[]
  /** Null until it was opened for the reason that counts now. */
  person: HardshipPerson | null
  orders: readonly { id: string; number: string; title: string; startsAt: Date }[]
  moves: readonly OutreachMove[]
  /** Wall date proposed for the next contact. */
  nextOn: string
  steps: readonly HardshipStep[]
}
/** What the family reads of it: how far it is, and by whom. */
export type OwnHardship = Pick<HardshipView, 'state' | 'grounds' | 'facts' | 'listedAt' | 'contactBy'> & {
  steps: readonly Omit<HardshipStep, 'note' | 'actorName'>[]
  going: boolean
}

export const outreachProblems = problems({
  'outreach.not_found': { status: 404 },
  'outreach.listed_already': { status: 409 },
  'outreach.not_your_move': { status: 403 },
  'outreach.changed_meanwhile': { status: 409 },
  'outreach.order_not_theirs': { status: 422, field: 'orderNumber' },
  'outreach.next_not_ahead': { status: 422, field: 'nextOn' },
})
