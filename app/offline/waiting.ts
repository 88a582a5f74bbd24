/** What a form does with a visit that may wait for a line: everything else is done online or not at all. */
export const waitingIntents = [
  'depart',
  'check_in_code',
  'check_in_place',
  'check_out',
  'turn_back',
  'leave',
  'care_tick',
  'care_measure',
  'care_note',
  'care_strike',
  'photo',
] as const
export type WaitingIntent = (typeof waitingIntents)[number]

/** One step a carer has taken at a visit, on its way to the server. */
export type Waiting = {
  /** Counts up on this device: the order of sending is the order of doing. */
  readonly seq: number
  readonly key: string
  /** Who did it; another person's session never sends it. */
  readonly userId: string
  readonly orderId: string
  readonly providerId: string
  readonly intent: WaitingIntent
  /** The form's other fields, as they were typed. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly photo?: Blob
  /** By the phone's watch, in milliseconds. */
  readonly at: number
  readonly tries: number
}
export type NewWaiting = Omit<Waiting, 'seq' | 'tries'>

/** What the server says to one of them. */
export type SyncAnswer =
  | { readonly outcome: 'done' }
  /** It does not go into the record any more; what it said is kept and shown to the provider. */
  | {
      readonly outcome: 'kept'
      readonly problem: { code: string; params: Record<string, unknown>; status: number }
    }
  /** Somebody is waiting at the form: it hears why, and nothing is kept. */
  | { readonly outcome: 'refused'; readonly reply: unknown }
  /** Nobody, or somebody else, is signed in here. */
  | { readonly outcome: 'not_you' }

export const isWaitingIntent = (intent: unknown): intent is WaitingIntent =>
  (waitingIntents as readonly unknown[]).includes(intent)

/** Steps that are taken once at a visit: pressed again, the first press counts. */
const once: readonly WaitingIntent[] = [
  'depart',
  'check_in_code',
  'check_in_place',
  'check_out',
  'turn_back',
  'leave',
]

/** Whether the same thing waits already: a second press on a slow phone, a task ticked twice. */
export function waitsAlready(waiting: readonly Waiting[], added: NewWaiting): boolean {
  return waiting.some((one) => {
    if (one.orderId !== added.orderId || one.intent !== added.intent) return false
    if (once.includes(one.intent)) return true
    if (one.intent === 'care_tick') return fieldOf(one, 'task') === fieldOf(added, 'task')
    return !one.photo && added.at - one.at < DOUBLE_PRESS && sameFields(one, added)
  })
}

const DOUBLE_PRESS = 5_000
const sameFields = (a: NewWaiting, b: NewWaiting) => JSON.stringify(a.fields) === JSON.stringify(b.fields)

/** A field of a form that waits, or an empty text. */
export const fieldOf = ({ fields }: Pick<Waiting, 'fields'>, name: string): string =>
  fields.find(([field]) => field === name)?.[1] ?? ''

/** What is to be sent next as this person: strictly in the order in which it was done. */
export const nextToSend = (waiting: readonly Waiting[], userId: string): Waiting | undefined =>
  waiting.filter((one) => one.userId === userId).sort((a, b) => a.seq - b.seq)[0]

/** What the server makes of the phone's time: how long ago it was, whatever the phone's watch says the hour is. */
export function happenedAt({ at, sentAt, now }: { at: number; sentAt: number; now: Date }): Date {
  return new Date(now.getTime() - Math.max(0, sentAt - at))
}
