import { Form, useActionData } from '@remix-run/react'
import type { ClaimView } from '../../../server/providers/provider.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import { Card, PhoneField, Stack, SubmitBar, SubmitButton, TextArea, TextField } from '../../ui/index.ts'

type ClaimFormProps = {
  keyOf: string
  listing: { name: string; place: string; addressLine: string }
  /** What was sent before and turned down: to be corrected, not typed again. */
  earlier?: ClaimView
}

/** The evidence a claim is judged by. */
export function ClaimForm({ keyOf, listing, earlier }: ClaimFormProps) {
  const t = useT('provider')
  const form = useFormReply(useActionData(), {
    position: earlier?.position,
    creditCode: earlier?.creditCode,
    contact: earlier?.contact,
    note: earlier?.note,
  })
  return (
    <Form method="post" noValidate>
      <Stack gap="lg">
        <FormSummary form={form} />
        <input type="hidden" name="key" value={keyOf} />
        <Card tone="quiet">
          <p className="text-sm text-ink-soft">{t('claim.listing')}</p>
          <p className="text-lg font-semibold">{listing.name}</p>
          <p className="text-ink-soft">{[listing.place, listing.addressLine].filter(Boolean).join(' ')}</p>
        </Card>
        <TextField
          {...form.field('position')}
          label={t('claim.position')}
          hint={t('claim.positionHint')}
          autoComplete="organization-title"
          maxLength={40}
        />
        <TextField
          {...form.field('creditCode')}
          label={t('claim.creditCode')}
          hint={t('claim.creditCodeHint')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={24}
          style={{ textTransform: 'uppercase', letterSpacing: '0.06em' }}
        />
        <PhoneField {...form.field('contact')} label={t('claim.contact')} hint={t('claim.contactHint')} />
        <TextArea
          {...form.field('note')}
          label={t('claim.note')}
          hint={t('claim.noteHint')}
          rows={3}
          maxLength={500}
          optional
        />
        <SubmitBar>
          <SubmitButton>{t('claim.submit')}</SubmitButton>
        </SubmitBar>
      </Stack>
    </Form>
  )
}
