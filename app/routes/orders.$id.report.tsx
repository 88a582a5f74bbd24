import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Entries } from '../features/care/entries.tsx'
import { TaskList } from '../features/care/task-list.tsx'
import { PrintButton } from '../features/orders/print-button.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useFormats } from '../i18n/formats.ts'
import { useT } from '../i18n/index.ts'
import { found, requirePerson } from '../session/access.server.ts'
import { Breadcrumbs, Card, DescriptionList, Page, PageHead, Section } from '../ui/index.ts'

export const handle: Handle = {
  title: (t, shown) => shown && t('care:report.title', { calledBy: shown.order.recipient.calledBy }),
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const orderId = params.id ?? ''
  const order = await found(context.api.orders.get({ orderId, as: 'family' }))
  return { order, care: await context.api.care.ofOrder({ orderId }) }
}

/** A visit on paper: the six facts, what was done and measured, the carer's words. For a doctor, or for the drawer. */
export default function VisitReport() {
  const { order, care } = useLoaderData<typeof loader>()
  const t = useT('care')
  const formats = useFormats()
  const { recipient, visit, terms, provider } = order
  const time = (at: Date | null) => at && formats.dayTime(at)
  return (
    <Page width="form">
      <div className="print:hidden">
        <Breadcrumbs items={[{ to: `/orders/${order.id}`, label: terms.title }, { label: t('title') }]} />
      </div>
      <PageHead
        title={t('report.title', { calledBy: recipient.name })}
        lead={t('report.lead', { title: terms.title, provider: provider.name })}
        actions={<PrintButton>{t('report.print')}</PrintButton>}
      />
      <Section title={t('report.facts')}>
        <Card>
          <DescriptionList
            items={[
              { term: t('report.service'), value: terms.title },
              { term: t('report.who'), value: recipient.name },
              { term: t('report.carer'), value: visit.caregiver.name },
              { term: t('report.place'), value: order.addressLine },
              { term: t('report.start'), value: time(visit.checkedInAt) },
              { term: t('report.end'), value: time(visit.checkedOutAt) },
            ]}
          />
        </Card>
      </Section>
      {care.tasks.length > 0 && (
        <Section title={t('tasks')}>
          <Card>
            <TaskList tasks={care.tasks} />
          </Card>
        </Section>
      )}
      <Section title={t('entries')}>
        <Card>{care.entries.length > 0 ? <Entries entries={care.entries} /> : <p>{t('none')}</p>}</Card>
      </Section>
      {visit.report && (
        <Section title={t('report.words')}>
          <Card>
            <p className="max-w-measure whitespace-pre-line">{visit.report}</p>
          </Card>
        </Section>
      )}
    </Page>
  )
}
