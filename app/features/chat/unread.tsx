import { MessageCircle } from 'lucide-react'
import type { ChatSide } from '../../../server/chat/chat.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Badge } from '../../ui/index.ts'
import { placeOf } from '../shell/nav.ts'
import { useRootData } from '../shell/root-data.ts'

/** How many messages of an order the viewer has not read, from this side. */
function useUnread(orderId: string, side: ChatSide): number {
  const chats = useRootData()?.chats ?? []
  return chats.find((chat) => chat.orderId === orderId && chat.side === side)?.count ?? 0
}

/** In a list: this order has new messages. */
export function UnreadBadge({ orderId, side }: { orderId: string; side: ChatSide }) {
  const t = useT('chat')
  const count = useUnread(orderId, side)
  if (count === 0) return null
  return (
    <Badge tone="now" icon={<MessageCircle aria-hidden="true" className="size-4" />}>
      {t('unread', { count })}
    </Badge>
  )
}

/** Beside the way to one's orders, or to the desk's day: so many messages wait there. */
export function UnreadDot({ navKey, pathname }: { navKey: string; pathname: string }) {
  const t = useT('chat')
  const chats = useRootData()?.chats ?? []
  const atDesk = placeOf(pathname) === 'provider'
  if (navKey !== (atDesk ? 'today' : 'orders')) return null
  const providerId = pathname.split('/')[2]
  const mine = chats.filter((chat) =>
    atDesk ? chat.side === 'provider' && chat.providerId === providerId : chat.side === 'family',
  )
  const count = mine.reduce((sum, chat) => sum + chat.count, 0)
  if (count === 0) return null
  return (
    <span className="ms-1.5 inline-grid min-w-5 place-items-center rounded-full bg-persimmon-ink px-1 text-xs leading-5 font-semibold text-on-persimmon">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{t('unread', { count })}</span>
    </span>
  )
}
