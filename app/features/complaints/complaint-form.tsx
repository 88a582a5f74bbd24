import { Form, useActionData } from '@remix-run/react'
import {
  type ComplaintAbout,
  complaintClock,
  complaintSubjects,
  complaintWishes,
} from '../../../server/complaints/complaint.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import {
  LinkButton,
  Notice,
  RadioCards,
  Select,
  Stack,
  SubmitBar,
  SubmitButton,
  TextArea,
  TextField,
} from '../../ui/index.ts'

/** The visit it is about, as far as the form says it. */
type ComplainedOrder = { id: string; title: string; providerName: string; startsAt: Date }
type Props = {
  order: ComplainedOrder | null
  keyOf: string
  back: string
  /** An operator notes down a call. */
  byPhone?: boolean
}

/** What is wrong, in the words of whoever complains; by telephone, with whose words they are. */
export function ComplaintForm({ order, keyOf, back, byPhone = false }: Props) {
  const t = useT('complaints')
  const form = useFormReply(useActionData(), { about: order ? 'provider' : 'platform' })
  const abouts: readonly ComplaintAbout[] = order ? ['provider', 'caregiver', 'platform'] : ['platform']
  return (
    <Form method="post" noValidate>
      <Stack gap="lg">
        <FormSummary form={form} />
        {order && (
          <p className="font-semibold">
            {t('form.ofOrder', { title: order.title, provider: order.providerName, at: order.startsAt })}
          </p>
        )}
        <input type="hidden" name="key" value={keyOf} />
        {order && <input type="hidden" name="orderId" value={order.id} />}
        {!byPhone && <Notice tone="warn">{t('form.urgent')}</Notice>}
        {byPhone && <Caller form={form} />}
        <RadioCards
          label={t('about.label')}
          {...form.field('about')}
          choices={abouts.map((value) => ({
            value,
            title: t(`about.${value}`),
            detail: t(`about.${value}Text`),
          }))}
        />
        <RadioCards
          label={t('subject.label')}
          hint={t('subjectHint')}
          columns={2}
          {...form.field('subject')}
          choices={complaintSubjects.map((value) => ({ value, title: t(`subject.${value}`) }))}
        />
        <TextArea
          label={t('form.text')}
          hint={t('form.textHint')}
          rows={6}
          maxLength={2000}
          {...form.field('text')}
        />
        <Select
          label={t('wish.label')}
          {...form.field('wish')}
          options={complaintWishes.map((value) => ({ value, label: t(`wish.${value}`) }))}
        />
        <p className="max-w-measure text-ink-soft">{t('form.clock', complaintClock)}</p>
        <SubmitBar>
          <SubmitButton>{t(byPhone ? 'note.send' : 'form.send')}</SubmitButton>
          <LinkButton to={back} tone="quiet">
            {t('form.back')}
          </LinkButton>
        </SubmitBar>
      </Stack>
    </Form>
  )
}

function Caller({ form }: { form: ReturnType<typeof useFormReply> }) {
  const t = useT('complaints')
  return (
    <>
      <TextField label={t('note.caller')} autoComplete="off" {...form.field('callerName')} />
      <RadioCards
        label={t('note.voice')}
        columns={2}
        {...form.field('voice')}
        choices={(['family', 'elder'] as const).map((value) => ({ value, title: t(`note.${value}`) }))}
      />
    </>
  )
}
