import { Form, useActionData } from '@remix-run/react'
import type { SuspensionPreview } from '../../../server/suspensions/suspension.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import {
  Breadcrumbs,
  Card,
  Checkbox,
  DateField,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Section,
  Stack,
  SubmitButton,
  Table,
  TextArea,
  WithAside,
} from '../../ui/index.ts'

type Props = { preview: SuspensionPreview; keyOf: string; today: string }

/** What a suspension would do, before the button that does it. */
export function SuspendPage({ preview, keyOf, today }: Props) {
  const t = useT('watch')
  const { name, target, standing } = preview
  return (
    <Page className="py-6 sm:py-8">
      <Breadcrumbs
        items={[{ to: '/operator/suspensions', label: t('suspensions.title') }, { label: name }]}
      />
      <PageHead
        eyebrow={[t(`suspensions.targets.${target}`), target !== 'provider' && preview.providerName]
          .filter(Boolean)
          .join(' · ')}
        title={t('suspend.title', { name })}
      />
      {standing ? (
        <Notice
          tone="warn"
          title={t('suspend.standing')}
          actions={
            <LinkButton tone="secondary" to={`/suspensions/${standing}`}>
              {t('suspend.seeStanding')}
            </LinkButton>
          }
        />
      ) : (
        <WithAside aside={<Wish preview={preview} keyOf={keyOf} today={today} />}>
          <Consequences preview={preview} />
        </WithAside>
      )}
    </Page>
  )
}

function Consequences({ preview }: { preview: SuspensionPreview }) {
  const t = useT('watch')
  const formats = useFormats()
  const { target, visits: count, families, paidFen: fen, colleagues, orders } = preview
  return (
    <>
      <Section title={t('suspend.consequences')}>
        <ul className="grid max-w-measure list-disc gap-2 pl-6">
          <li>{t(`suspend.refuse.${target}`)}</li>
          <li className="font-semibold">
            {count === 0 ? t('suspend.reachNone') : t('suspend.reach', { families, count, fen })}
          </li>
          <li>
            {t(`suspend.settle.${target}`)}
            {colleagues !== null && ` ${t('suspend.colleagues', { count: colleagues })}`}
          </li>
          <li>{t('suspend.told')}</li>
        </ul>
      </Section>
      {orders.length > 0 && (
        <Section
          title={t('suspend.list')}
          {...(count > orders.length && { lead: t('suspend.more', { count: orders.length }) })}
        >
          <Table
            caption={t('suspend.list')}
            hideCaption
            rows={orders}
            rowKey={({ orderId }) => orderId}
            columns={[
              { key: 'when', head: t('orders.when'), cell: ({ startsAt }) => formats.dayTime(startsAt) },
              { key: 'what', head: t('orders.number'), cell: ({ title, number }) => `${title} · ${number}` },
              { key: 'who', head: t('orders.who'), cell: ({ who }) => who },
            ]}
          />
        </Section>
      )}
    </>
  )
}

function Wish({ preview, keyOf, today }: Props) {
  const t = useT('watch')
  const form = useFormReply(useActionData())
  const { name, target, id } = preview
  return (
    <Card>
      <Form method="post" noValidate>
        <Stack>
          <FormSummary form={form} />
          <input type="hidden" name="key" value={keyOf} />
          <input type="hidden" name="target" value={target} />
          <input type="hidden" name="id" value={id} />
          <TextArea
            {...form.field('reason')}
            label={t('suspend.reason')}
            hint={t('suspend.reasonHint')}
            rows={4}
            maxLength={500}
          />
          <DateField
            {...form.field('until')}
            label={t('suspend.until')}
            hint={t('suspend.untilHint')}
            min={today}
            optional
          />
          {target === 'person' && (
            <Checkbox {...form.tick('settles')} hint={t('suspend.settlesHint')}>
              {t('suspend.settles')}
            </Checkbox>
          )}
          <div>
            <SubmitButton tone="danger">{t('suspend.send', { name })}</SubmitButton>
          </div>
        </Stack>
      </Form>
    </Card>
  )
}
