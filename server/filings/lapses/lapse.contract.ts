import { z } from 'zod'
import type { PaperKind } from '../paper.contract.ts'

export const lapsesOfProviderInput = z.object({ providerId: z.uuid() })
export const lapseOfOrderInput = z.object({ orderId: z.uuid() })

type LapseState = 'waiting' | 'kept' | 'rehomed' | 'refunded' | 'over'

/** A visit whose family was told that a paper is over. */
export type LapseView = {
  id: string
  orderId: string
  number: string
  title: string
  providerName: string
  familyName: string
  startsAt: Date
  missing: readonly PaperKind[]
  state: LapseState
  toldAt: Date
  /** Until then it waits for the provider. */
  heldUntil: Date
  settledAt: Date | null
  refundFen: number
  /** Who comes instead. */
  caregiverName: string
}
