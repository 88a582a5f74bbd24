import { useRef } from 'react'
import type { ChatView } from '../../../server/chat/chat.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Breadcrumbs, Notice, Page, PageHead } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { PrintButton } from '../orders/print-button.tsx'
import type { loadChat } from './chat.server.ts'
import { ChatLog } from './chat-log.tsx'
import { useReading } from './use-reading.ts'
import { WriteForm } from './write-form.tsx'

type ChatPageProps = Awaited<ReturnType<typeof loadChat>> & { answer: unknown; backTo: string }

/** What a family and a provider say to each other about an order; both sides have the same page. */
export function ChatPage({ chat, keyOf, ownHost, readUpTo, answer, backTo }: ChatPageProps) {
  const t = useT('chat')
  useReading(chat, readUpTo)
  const slip = useIntentForm(answer, 'withdraw')
  const own = chat.messages.findLast(({ mine }) => mine)?.seq ?? 0
  const first = useRef(own)
  return (
    <Page width="form">
      <Breadcrumbs items={[{ to: backTo, label: t('back') }, { label: t('title') }]} />
      <PageHead
        eyebrow={chat.orderNumber}
        title={t('title')}
        lead={t(chat.ofPlan ? 'leadPlan' : 'lead', chat)}
        actions={<PrintButton>{t('print')}</PrintButton>}
      />
      <ChatLog chat={chat} ownHost={ownHost} />
      {slip.answered && <FormSummary form={slip} />}
      <Standing chat={chat} />
      {chat.canWrite && (
        <section aria-label={t('write')} className="border-t border-line pt-6 print:hidden">
          {/* Begun anew once one's own words are said; what others say meanwhile leaves it alone. */}
          <WriteForm
            key={own}
            phrases={chat.phrases}
            keyOf={keyOf}
            answer={answer}
            ownHost={ownHost}
            goOn={own !== first.current}
          />
        </section>
      )}
    </Page>
  )
}

/** Why one can't write, or how long one still can. */
function Standing({ chat }: { chat: ChatView }) {
  const t = useT('chat')
  const { standing, closesAt, role, messages } = chat
  if (standing === 'not_yet') return <Notice title={t('notYetTitle')}>{t('notYet')}</Notice>
  if (standing === 'closed') {
    return (
      <Notice title={t('closedTitle')}>
        {messages.length === 0 ? t('closedNone') : t('closed', { closesAt })}
      </Notice>
    )
  }
  if (role === 'watcher') return <Notice>{t('watcher')}</Notice>
  return closesAt && <p className="text-ink-soft">{t('closesAt', { closesAt })}</p>
}
