import { Form } from '@remix-run/react'
import type { OpenedEntitlement } from '../../../server/entitlements/entitlement.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Button, Card, DescriptionList, TextField } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useEntitlementWords } from './entitlement-words.ts'

/** One paper as the family wrote it down, and the decision with its reason. */
export function OpenedCard({ opened, keyOf }: { opened: OpenedEntitlement; keyOf: string }) {
  const t = useT('entitlements')
  const formats = useFormats()
  const words = useEntitlementWords()
  return (
    <Card tone="now" className="grid gap-5">
      <h2 className="text-lg">{t('operator.opened', { kind: t(`kind.${opened.kind}`) })}</h2>
      <DescriptionList
        items={[
          { term: t('operator.person'), value: opened.recipientName },
          { term: t('operator.born'), value: opened.bornOn && formats.date(opened.bornOn) },
          { term: t('operator.region'), value: opened.regionName },
          { term: t('operator.number'), value: opened.number },
          {
            term: t('operator.dates'),
            value: t('valid', { from: opened.validFrom, until: opened.validUntil }),
          },
          {
            term: t('operator.says'),
            value: formats.joined(words(opened.kind, opened.terms, opened.number.slice(-4))),
          },
          { term: t('operator.by'), value: opened.enteredByName },
        ]}
      />
      {opened.state === 'submitted' && (
        <Form method="post" className="grid gap-4">
          <Intent value="decide" keyOf={keyOf} />
          <input type="hidden" name="entitlementId" value={opened.id} />
          <TextField name="reason" label={t('operator.decideReason')} maxLength={300} required />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" name="decision" value="confirm">
              {t('operator.confirm')}
            </Button>
            <Button type="submit" name="decision" value="refuse" tone="secondary">
              {t('operator.refuse')}
            </Button>
          </div>
        </Form>
      )}
    </Card>
  )
}
