import { room } from '../live/rooms.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'
import type { ChatSide } from './chat.contract.ts'
import type { ChatOrder } from './chat-scope.ts'

export type Taker = {
  readonly userId: string
  readonly side: ChatSide
  /** How far they have read. */
  readonly seq: number
}
type About = Pick<ChatOrder, 'id' | 'planId' | 'familyId' | 'providerId'>

/** Everyone who takes part now: members of the family, managers, and the carers of visits that are not over. */
export const findTakers = (tx: Tx, chatId: string, about: About): Promise<Taker[]> => tx.$queryRaw<Taker[]>`
  with taker (user_id, side) as (
    select user_id, 'family' from family_member where family_id = ${about.familyId}::uuid
    union select user_id, 'provider' from provider_member
      where provider_id = ${about.providerId}::uuid and role = 'manager'
    union select g.user_id, 'provider' from visit v join "order" o on o.id = v.order_id join caregiver g on g.id = v.caregiver_id
      where (o.id = ${about.id}::uuid or (o.plan_id = ${about.planId}::uuid and o.state in ('requested', 'accepted', 'in_service')))
        and g.user_id is not null and g.retired_at is null
  )
  select t.user_id::text as "userId", min(t.side) as side, coalesce(max(r.seq), 0)::int as seq
  from taker t left join chat_reader r on r.chat_id = ${chatId}::uuid and r.user_id = t.user_id
  group by t.user_id`

/** Tells the open pages of those who take part, and nobody else's, to ask again. */
export function nudgeTakers(
  tx: Tx,
  takers: readonly Taker[],
  { chatId, seq }: { chatId: string; seq: number },
): Promise<void> {
  const rooms = takers.map(({ userId }) => room.user(userId))
  return enqueue(tx, 'nudge', { rooms, kind: 'chat', id: chatId, version: seq })
}

/** Where somebody of this side finds the conversation. */
export const pathOf = (side: ChatSide, { id, providerId }: Pick<About, 'id' | 'providerId'>) =>
  side === 'family' ? `/orders/${id}/chat` : `/desk/${providerId}/orders/${id}/chat`
