import { MessageCircle } from 'lucide-react'
import type { ChatSide } from '../../../server/chat/chat.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Card, LinkButton } from '../../ui/index.ts'
import { UnreadBadge } from './unread.tsx'

/** The way from an order to what both sides say about it. */
export function ChatCard({ orderId, side, to }: { orderId: string; side: ChatSide; to: string }) {
  const t = useT('chat')
  return (
    <Card className="grid gap-3 print:hidden">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="text-base font-semibold">{t(side === 'family' ? 'card.title' : 'card.deskTitle')}</h2>
        <UnreadBadge orderId={orderId} side={side} />
      </div>
      <p className="text-ink-soft">{t('card.text')}</p>
      <LinkButton
        to={`${to}#write`}
        prefetch="none"
        tone="secondary"
        icon={<MessageCircle aria-hidden="true" className="size-5" />}
      >
        {t('card.open')}
      </LinkButton>
    </Card>
  )
}
