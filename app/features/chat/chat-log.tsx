import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import type { ChatMessageView, ChatReaderView, ChatView } from '../../../server/chat/chat.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { EmptyState } from '../../ui/index.ts'
import { Message } from './message.tsx'

/** What was said, the oldest first, day by day; new ones are read aloud as they come. */
export function ChatLog({ chat, ownHost }: { chat: ChatView; ownHost: string }) {
  const t = useT('chat')
  const formats = useFormats()
  const { messages, olderBefore, latest } = chat
  if (messages.length === 0) {
    return (
      <EmptyState drawing="people" title={t('emptyTitle')}>
        {t('empty')}
      </EmptyState>
    )
  }
  const readersAt = placed(chat)
  return (
    <div className="grid gap-4">
      {olderBefore && (
        <Link to={`?before=${olderBefore}`} className="link justify-self-center print:hidden">
          {t('older')}
        </Link>
      )}
      {/* A log and a list are two roles: one element can have but one. */}
      <div role="log" aria-label={t('log')} aria-live={latest ? 'polite' : 'off'}>
        <ol className="grid gap-4">
          {messages.map((message, index) => {
            const before = messages[index - 1]
            const opens = !before || dayKey(before.at) !== dayKey(message.at)
            return (
              <Fragment key={message.id}>
                {opens && (
                  <li className="my-1 text-center text-sm text-ink-soft elder:text-base">
                    {formats.day(message.at)}
                  </li>
                )}
                <Message
                  message={message}
                  chat={chat}
                  readers={readersAt.get(message.id) ?? []}
                  ownHost={ownHost}
                />
              </Fragment>
            )
          })}
        </ol>
      </div>
      {!latest && (
        <Link to="?" className="link justify-self-center print:hidden">
          {t('newest')}
        </Link>
      )}
    </div>
  )
}

/** Each reader stands at the last message of somebody else they have read. */
function placed({ messages, readers }: ChatView): Map<string, ChatReaderView[]> {
  const at = new Map<string, ChatReaderView[]>()
  for (const reader of readers) {
    const seen = (message: ChatMessageView) => message.seq <= reader.seq && message.byId !== reader.userId
    const last = messages.findLast(seen)
    if (last) at.set(last.id, [...(at.get(last.id) ?? []), reader])
  }
  return at
}
