import { Form } from '@remix-run/react'
import type { RosterTemplateView, TemplatePreview } from '../../../server/availability/template.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Breadcrumbs, Card, Page, PageHead, Section, SubmitButton } from '../../ui/index.ts'
import { Fold } from '../orders/fold.tsx'
import { Done } from './done.tsx'
import { type Asked, LayForm } from './lay-form.tsx'
import { LayPreview } from './lay-preview.tsx'
import { TemplateForm } from './template-form.tsx'
import { WeekStrip } from './week-strip.tsx'

type Props = {
  providerId: string
  /** Null: a new one. */
  template: RosterTemplateView | null
  carers: readonly { id: string; name: string }[]
  today: string
  asked: Asked
  preview: TemplatePreview | null
  error: string | null
  keyOf: string
}

/** One pattern: laid over days after a look at what that would change; changed or put away below. */
export function TemplatePage({ template, ...props }: Props) {
  const t = useT(['templates', 'roster'])
  const back = `/desk/${props.providerId}/roster/templates`
  const title = template?.name ?? t('templates:newTitle')
  return (
    <Page width="form" className="py-6 sm:py-8">
      <Breadcrumbs
        items={[
          { to: `/desk/${props.providerId}/roster`, label: t('roster:title') },
          { to: back, label: t('templates:title') },
          { label: title },
        ]}
      />
      <PageHead title={title} />
      <Done />
      {template ? (
        <Kept template={template} back={back} {...props} />
      ) : (
        <TemplateForm template={null} back={back} />
      )}
    </Page>
  )
}

function Kept({
  template,
  back,
  providerId,
  carers,
  today,
  asked,
  preview,
  error,
  keyOf,
}: Omit<Props, 'template'> & { template: RosterTemplateView; back: string }) {
  const t = useT('templates')
  return (
    <>
      <WeekStrip hours={template.hours} />
      <Section title={t('lay.title')} lead={t('lay.lead')}>
        <Card>
          <LayForm carers={carers} asked={asked} today={today} error={error} />
        </Card>
      </Section>
      {preview && <LayPreview providerId={providerId} preview={preview} asked={asked} keyOf={keyOf} />}
      <div className="grid gap-3">
        <Fold summary={t('edit')}>
          <TemplateForm template={template} back={back} />
        </Fold>
        <Fold summary={t('retire')} danger>
          <p>{t('retireText')}</p>
          <Form method="post">
            <SubmitButton tone="danger" name="intent" value="retire">
              {t('retireSend')}
            </SubmitButton>
          </Form>
        </Fold>
      </div>
    </>
  )
}
