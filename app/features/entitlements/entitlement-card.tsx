import { Form } from '@remix-run/react'
import type { EntitlementView } from '../../../server/entitlements/entitlement.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Card, SubmitButton } from '../../ui/index.ts'
import { Fold } from '../orders/fold.tsx'
import { useEntitlementWords } from './entitlement-words.ts'

const tones = { submitted: 'info', confirmed: 'good', refused: 'bad', withdrawn: 'plain' } as const

/** One paper: what is left of it this month in large figures, what it says, how it stands. */
export function EntitlementCard({ item }: { item: EntitlementView }) {
  const t = useT('entitlements')
  const formats = useFormats()
  const words = useEntitlementWords()
  return (
    <Card as="li" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="text-lg">{t(`kind.${item.kind}`)}</h3>
        <Badge tone={tones[item.state]}>{t(`state.${item.state}`)}</Badge>
      </div>
      {item.left && (
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span>{t('left')}</span>
          <span className="text-3xl font-semibold tracking-tight">{formats.money(item.left.leftFen)}</span>
          <span className="text-ink-soft">{t('of', { limit: item.left.limitFen })}</span>
        </p>
      )}
      <p className="text-ink-soft">
        {words(item.kind, item.terms, item.numberEnd).map((sentence) => (
          <span key={sentence} className="block">
            {sentence}
          </span>
        ))}
        <span className="block">{t('valid', { from: item.validFrom, until: item.validUntil })}</span>
      </p>
      {item.state === 'refused' && <p className="text-bad">{t('refused', { reason: item.reason })}</p>}
      {item.mayWithdraw && (
        <Fold summary={t('withdraw')} danger>
          <p>{t('withdrawText')}</p>
          <Form method="post">
            <input type="hidden" name="intent" value="withdraw" />
            <input type="hidden" name="entitlementId" value={item.id} />
            <SubmitButton tone="danger" name="of" value={item.id}>
              {t('withdrawConfirm')}
            </SubmitButton>
          </Form>
        </Fold>
      )}
    </Card>
  )
}
