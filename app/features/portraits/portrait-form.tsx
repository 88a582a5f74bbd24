import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Button, Card, Checkbox, FileField, PICTURES, Stack, SubmitButton } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Portrait } from './portrait.tsx'

type PortraitFormProps = {
  name: string
  portrait: string | null
  everybody: boolean
  answer: unknown
  /** A manager says that the caregiver agreed; a caregiver agrees by doing it. */
  asksAgreed?: boolean
  /** What else can be done with the one that is shown. */
  children?: ReactNode
}

/** The portrait as it is shown now and to whom, taking it down, and a new one. Works without JavaScript. */
export function PortraitForm({ name, portrait, everybody, answer, asksAgreed, children }: PortraitFormProps) {
  const t = useT('portraits')
  const form = useIntentForm(answer, 'portrait')
  return (
    <Card className="grid gap-6">
      <div className="flex flex-wrap items-center gap-5">
        <Portrait name={name} portrait={portrait} size="xl" />
        <div className="grid min-w-0 flex-1 basis-56 gap-3">
          <p>{portrait ? t(everybody ? 'shown.everybody' : 'shown.visits') : t('none')}</p>
          {portrait && (
            <div className="flex flex-wrap gap-3">
              {children}
              <Form method="post">
                <input type="hidden" name="intent" value="portrait_remove" />
                <Button type="submit" tone="secondary" size="sm">
                  {t('remove')}
                </Button>
              </Form>
            </div>
          )}
        </div>
      </div>
      <Form method="post" encType="multipart/form-data" noValidate>
        <Stack gap="lg">
          <FormSummary form={form} />
          <input type="hidden" name="intent" value="portrait" />
          <FileField {...form.field('photo')} label={t('choose')} hint={t('hint')} accept={PICTURES} />
          <Checkbox {...form.tick('everybody')}>{t('everybody')}</Checkbox>
          {asksAgreed && <Checkbox {...form.tick('agreed')}>{t('agreed')}</Checkbox>}
          <div>
            <SubmitButton tone="secondary" name="of" value="portrait">
              {portrait ? t('replace') : t('put')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Card>
  )
}
