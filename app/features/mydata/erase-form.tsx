import { Form, useActionData } from '@remix-run/react'
import type { ErasureOutlook } from '../../../server/privacy/person.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import { Card, Checkbox, Stack, SubmitButton } from '../../ui/index.ts'

const kept = ['orders', 'books', 'papers', 'consents', 'looks'] as const

/** What is forgotten, what the law keeps and for how long; then a tick nobody made for them, and the button. */
export function EraseForm({ outlook }: { outlook: ErasureOutlook }) {
  const t = useT('mydata')
  const form = useFormReply(useActionData())
  const { forgotten, handedOver, refusal } = outlook
  return (
    <Stack gap="lg">
      <Card tone="quiet" className="grid gap-4">
        <Lines
          texts={[
            t('erase.goes'),
            ...forgotten.map((family) => t('erase.families', family)),
            ...handedOver.map((family) => t('erase.handedOver', family)),
            t('erase.words'),
          ]}
        />
        <h3 className="font-semibold">{t('erase.keptTitle')}</h3>
        <Lines texts={kept.map((name) => t(`erase.kept.${name}`))} />
      </Card>
      {!refusal && (
        <Form method="post" noValidate>
          <Stack>
            <FormSummary form={form} />
            <Checkbox {...form.tick('confirmed')}>{t('erase.confirm')}</Checkbox>
            <div>
              <SubmitButton tone="danger" name="intent" value="ask">
                {t('erase.send')}
              </SubmitButton>
            </div>
          </Stack>
        </Form>
      )}
    </Stack>
  )
}

function Lines({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="grid max-w-measure list-disc gap-2 ps-5">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
