import { z } from 'zod'

export const askErasureInput = z.object({ confirmed: z.literal(true) })

/** Rows by table, as they stand, without secrets. Instants are UTC, money is fen, figures of readings are tenths. */
export type PersonalData = {
  madeAt: Date
  userId: string
  tables: Record<string, Record<string, unknown>[]>
}

/** What erasing would mean for this person now. */
export type ErasureOutlook = {
  /** Until then it can be taken back; null where nothing waits. */
  dueAt: Date | null
  /** Families nobody else is in: they are forgotten as well. */
  forgotten: readonly { id: string; name: string; recipients: number; orders: number }[]
  /** Families that go on, and who organises them then. */
  handedOver: readonly { id: string; name: string; organiser: string }[]
  /** Why it can't be yet. */
  refusal: 'privacy.still_working' | 'privacy.orders_open' | null
}
