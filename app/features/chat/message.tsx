import { Form, Link } from '@remix-run/react'
import type { ChatMessageView, ChatReaderView, ChatView } from '../../../server/chat/chat.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { cx, SubmitButton } from '../../ui/index.ts'
import { MarkedText } from './marked-text.tsx'

type MessageProps = {
  message: ChatMessageView
  chat: Pick<ChatView, 'orderId' | 'as' | 'calledBy'>
  readers: readonly ChatReaderView[]
  ownHost: string
}

/** One thing said: by whom and when, the words or the picture, who has read up to here. */
export function Message({ message, chat, readers, ownHost }: MessageProps) {
  const t = useT('chat')
  const formats = useFormats()
  const { mine, gone, side, at } = message
  const who = mine ? t('by.me') : t(`by.${side}`, { name: message.byName, calledBy: chat.calledBy })
  return (
    <li className={cx('grid gap-1', mine ? 'justify-items-end' : 'justify-items-start')}>
      <p className="text-sm text-ink-soft elder:text-base">
        <span className={mine ? 'sr-only' : 'font-medium'}>{who}</span>{' '}
        <time dateTime={at.toISOString()}>{formats.time(at)}</time>
      </p>
      {gone ? (
        <p className="text-ink-soft italic">
          {gone === 'withdrawn' ? t('withdrawn', { who }) : t('removed')}
        </p>
      ) : (
        <div
          data-card
          className={cx(
            'grid max-w-[min(36rem,88%)] gap-2 rounded-md border px-4 py-2.5',
            mine ? 'rounded-se-sm border-pine-line bg-pine-wash' : 'rounded-ss-sm border-line bg-surface',
          )}
        >
          {message.photo && <Photo id={message.id} name={message.byName} {...message.photo} />}
          {message.phrase && <p>{t(`phrase.${message.phrase}`)}</p>}
          {message.text && <MarkedText text={message.text} ownHost={ownHost} />}
        </div>
      )}
      {message.decision && (
        <p className="max-w-measure text-sm text-ink-soft elder:text-base">
          {t(message.decision.outcome === 'remove' ? 'removedByUs' : 'keptByUs', {
            text: message.decision.text,
          })}
        </p>
      )}
      <Ways message={message} chat={chat} who={who} />
      {readers.length > 0 && (
        <p className="text-sm text-ink-soft elder:text-base">
          <span className="sr-only">{t('readList')} </span>
          {readers
            .map((reader) =>
              t('read', {
                name: t(`by.${reader.side}`, { name: reader.name, calledBy: chat.calledBy }),
                at: reader.at,
              }),
            )
            .join(t('readJoin'))}
        </p>
      )}
    </li>
  )
}

function Photo({ id, name, width, height }: { id: string; name: string; width: number; height: number }) {
  const t = useT('chat')
  return (
    <a href={`/chat-photos/${id}`} className="rounded-sm" aria-label={t('photoOpen', { name })}>
      <img
        src={`/chat-photos/${id}?size=small`}
        alt={t('photoAlt', { name })}
        width={width}
        height={height}
        loading="lazy"
        className="h-auto max-h-72 w-auto max-w-full rounded-sm border border-line"
      />
    </a>
  )
}

/** Taking back one's own for two minutes, reporting somebody else's. */
function Ways({
  message,
  chat,
  who,
}: Pick<MessageProps, 'message'> & { chat: MessageProps['chat']; who: string }) {
  const t = useT('chat')
  const { id, at, withdrawableUntil, canReport } = message
  if (withdrawableUntil) {
    return (
      <Form method="post" preventScrollReset className="print:hidden">
        <input type="hidden" name="intent" value="withdraw" />
        <SubmitButton tone="quiet" size="sm" name="messageId" value={id} title={t('withdrawHint')}>
          <span aria-hidden="true">{t('withdraw')}</span>
          <span className="sr-only">{t('withdrawOf', { at })}</span>
        </SubmitButton>
      </Form>
    )
  }
  if (!canReport) return null
  return (
    <Link
      to={`/chat/${chat.orderId}/${id}/report?as=${chat.as}`}
      className="link inline-flex min-h-6 items-center text-sm text-ink-soft elder:min-h-target elder:min-w-target elder:text-base print:hidden"
    >
      <span aria-hidden="true">{t('report')}</span>
      <span className="sr-only">{t('reportOf', { who, at })}</span>
    </Link>
  )
}
