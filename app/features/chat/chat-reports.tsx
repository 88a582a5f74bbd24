import { Form, Link } from '@remix-run/react'
import { type ChatReportView, chatOutcomes } from '../../../server/chat/chat.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Card, RadioCards, SubmitButton, TextArea } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { DecidedTable, WorkQueue } from '../operator/work-queue.tsx'
import { MarkedText } from './marked-text.tsx'

type ChatReportsProps = {
  open: readonly ChatReportView[]
  decided: readonly ChatReportView[]
  keys: Record<string, string>
  done: boolean
  answer: unknown
}

/** Reported messages: each with the words, the report, and the decision in place. */
export function ChatReports({ open, decided, keys, done, answer }: ChatReportsProps) {
  const t = useT('chat')
  return (
    <WorkQueue
      title={t('operator.title')}
      lead={t('operator.lead')}
      done={done ? t('operator.done') : null}
      waiting={{
        rows: open,
        empty: { title: t('operator.emptyTitle'), text: t('operator.empty') },
        card: (report) => <ReportCard report={report} keyOf={keys[report.id] ?? ''} answer={answer} />,
      }}
      over={{ title: t('operator.decidedTitle'), rows: decided, table: <Decided rows={decided} /> }}
    />
  )
}

function ReportCard({ report, keyOf, answer }: { report: ChatReportView; keyOf: string; answer: unknown }) {
  const t = useT('chat')
  const { message } = report
  const form = useIntentForm(answer, 'decide', {}, { reportId: report.id })
  return (
    <Card className="grid gap-4">
      <p>
        <Link to={`/operator/orders/${report.orderId}`} className="link">
          {report.providerName} · {t('operator.order', { number: report.orderNumber })}
        </Link>
      </p>
      <p>
        {t('operator.reported', {
          who: report.reportedByName,
          side: t(`operator.side.${report.side}`),
          at: report.reportedAt,
          reason: t(`reportPage.reasons.${report.reason}`),
        })}
      </p>
      <p className="max-w-measure whitespace-pre-line">{report.text}</p>
      <div className="grid gap-2 border-s-2 border-pine-line ps-4">
        <p className="text-sm text-ink-soft">
          {t('operator.written', { who: message.byName, at: message.at })}
          {message.withdrawn && ` · ${t('operator.withdrawn')}`}
        </p>
        <Said text={message.text} />
        {message.hasPhoto && (
          <p>
            <a href={`/chat-photos/${message.id}`} className="link">
              {t('operator.photo')}
            </a>
          </p>
        )}
      </div>
      <Form method="post" noValidate className="grid gap-4">
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="reportId" value={report.id} />
        <input type="hidden" name="key" value={keyOf} />
        <RadioCards
          label={t('operator.outcome')}
          columns={2}
          {...form.field('outcome')}
          id={`outcome-${report.id}`}
          choices={chatOutcomes.map((value) => ({
            value,
            title: t(`operator.${value}`),
            detail: t(`operator.${value}Text`),
          }))}
        />
        <TextArea
          {...form.field('decision')}
          id={`decision-${report.id}`}
          label={t('operator.decision')}
          hint={t('operator.decisionHint')}
          rows={3}
          maxLength={500}
        />
        <div>
          <SubmitButton name="of" value={report.id}>
            {t('operator.decide')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

/** A phrase at hand was kept by its name. */
function Said({ text }: { text: string }) {
  const t = useT('chat')
  const phrase = t(`phrase.${text}` as 'phrase.thanks', { defaultValue: '' })
  return phrase ? <p>{phrase}</p> : <MarkedText text={text} ownHost="" />
}

function Decided({ rows }: { rows: readonly ChatReportView[] }) {
  const t = useT('chat')
  const formats = useFormats()
  return (
    <DecidedTable
      caption={t('operator.table')}
      heads={{
        what: t('operator.order', { number: '' }),
        text: t('operator.message'),
        outcome: t('operator.outcome'),
        reason: t('operator.decision'),
        when: t('operator.when'),
      }}
      rows={rows.map(({ id, orderNumber, message, outcome, decision, decidedAt }) => ({
        ...{ id, what: orderNumber, text: message.text, reason: decision },
        outcome: outcome && t(`operator.${outcome}`),
        when: decidedAt && formats.dayTime(decidedAt),
      }))}
    />
  )
}
