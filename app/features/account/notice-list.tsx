import { Form } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import type { NoticeView } from '../../../server/notices/notice.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Card, cx } from '../../ui/index.ts'

/** What happened, newest first. Opening one marks it as read, so each is a small form. */
export function NoticeList({ items, now }: { items: readonly NoticeView[]; now: Date }) {
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {items.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} now={now} />
        ))}
      </ul>
    </Card>
  )
}

function NoticeRow({ notice, now }: { notice: NoticeView; now: Date }) {
  const t = useT(['account', 'notices', 'sending'])
  const formats = useFormats()
  const unread = notice.readAt === null
  return (
    <li>
      <Form method="post">
        <input type="hidden" name="noticeId" value={notice.id} />
        <input type="hidden" name="path" value={notice.path} />
        <button
          type="submit"
          className="flex min-h-target w-full items-start gap-3 px-5 py-4 text-start hover:bg-pine-wash focus-visible:-outline-offset-3"
        >
          <span
            aria-hidden="true"
            className={cx(
              'mt-[0.55em] size-2.5 shrink-0 rounded-full',
              unread ? 'bg-persimmon' : 'bg-transparent',
            )}
          />
          <span className="grid min-w-0 flex-1 gap-0.5">
            <span className={cx(unread && 'font-semibold')}>
              {unread && <span className="sr-only">{t('account:notices.unread')} </span>}
              {t(`notices:${notice.kind}`, notice.params)}
            </span>
            <time dateTime={notice.createdAt.toISOString()} className="text-sm text-ink-soft elder:text-base">
              {formats.relative(notice.createdAt, now)}
            </time>
            {notice.messages.length > 0 && (
              <span className="text-sm text-ink-soft elder:text-base">
                {notice.messages
                  .map(({ channel, state, at }) =>
                    t(`sending:state.${state}`, { channel: t(`sending:${channel}`), at: at ?? undefined }),
                  )
                  .join(' · ')}
              </span>
            )}
          </span>
          <ChevronRight aria-hidden="true" className="mt-[0.3em] size-5 shrink-0 text-pine" />
        </button>
      </Form>
    </li>
  )
}
