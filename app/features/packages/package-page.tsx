import { Form, Link } from '@remix-run/react'
import type { PackageView } from '../../../server/packages/package.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Badge, Notice, Section, SubmitButton, Table } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Figures } from '../money/figures.tsx'
import { Fold } from '../orders/fold.tsx'

/** What waits for the family: paying, or booking with it. */
export function PackageMove({ found, keyOf }: { found: PackageView; keyOf: string }) {
  const t = useT('packages')
  if (found.may.pay)
    return (
      <Form method="post" className="grid justify-items-start gap-2">
        <Intent value="pay" keyOf={keyOf} />
        {found.payBy && <p>{t('payBy', { at: found.payBy })}</p>}
        <SubmitButton>{t('pay', { fen: found.priceFen })}</SubmitButton>
      </Form>
    )
  if (!found.may.order) return null
  return (
    <Form method="post" action="/order/new">
      <input type="hidden" name="offering" value={found.offeringId} />
      <SubmitButton>{t('order')}</SubmitButton>
    </Form>
  )
}

export function PackageFigures({ found }: { found: PackageView }) {
  const t = useT('packages')
  const formats = useFormats()
  return (
    <Figures
      figures={[
        { name: t('paid'), fen: found.priceFen, hint: formats.day(found.boughtAt) },
        { name: t('custody'), fen: found.custodyFen, hint: t('visitsLead') },
      ]}
    />
  )
}

const tones = { free: 'plain', drawn: 'pine', used: 'good', refunded: 'plain' } as const
type Unit = PackageView['units'][number]

/** Visit by visit: what it is worth, and what came of it, with the way to its order. */
export function PackageVisits({ units }: { units: readonly Unit[] }) {
  const t = useT('packages')
  const formats = useFormats()
  const said = ({ state, startsAt, backFen }: Unit) =>
    t(`visitState.${state === 'used' && backFen > 0 ? 'usedPart' : state}`, { at: startsAt, fen: backFen })
  return (
    <Section title={t('visits')}>
      <Table
        caption={t('visits')}
        hideCaption
        rows={units}
        rowKey={({ no }) => String(no)}
        columns={[
          {
            key: 'no',
            head: t('visitOf'),
            cell: ({ no, orderId }) =>
              orderId ? (
                <Link to={`/orders/${orderId}`} className="link">
                  {t('visit', { no })}
                </Link>
              ) : (
                t('visit', { no })
              ),
          },
          { key: 'fen', head: t('amount'), numeric: true, cell: ({ fen }) => formats.money(fen) },
          {
            key: 'state',
            head: t('standing'),
            cell: (unit) => <Badge tone={tones[unit.state]}>{said(unit)}</Badge>,
          },
        ]}
      />
    </Section>
  )
}

export function PackageRefunds({ refunds }: Pick<PackageView, 'refunds'>) {
  const t = useT('packages')
  const formats = useFormats()
  if (refunds.length === 0) return null
  return (
    <Section title={t('refunds')}>
      <ul className="grid gap-1">
        {refunds.map(({ id, amountFen, state, at }) => (
          <li key={id}>
            {formats.day(at)} · {formats.money(amountFen)} · {t(`refundState.${state}`)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What comes back is said before the button: it unfolds first, so that nothing happens by a slip. */
export function RefundForm({ found, answer, keyOf }: { found: PackageView; answer: unknown; keyOf: string }) {
  const t = useT('packages')
  const form = useIntentForm(answer, 'refund')
  if (!found.may.refund) return null
  return (
    <section aria-label={t('refund.open')} className="print:hidden">
      <FormSummary form={form} />
      <Fold summary={t('refund.open')} open={form.answered || undefined} danger>
        <p className="max-w-measure">{t('refund.text', { count: found.free, fen: found.backFen })}</p>
        {found.coolingOffUntil && found.cooling && (
          <Notice>{t('refund.cooling', { at: found.coolingOffUntil })}</Notice>
        )}
        <Form method="post">
          <Intent value="refund" keyOf={keyOf} />
          <input type="hidden" name="backFen" value={found.backFen} />
          <SubmitButton tone="danger">{t('refund.send', { fen: found.backFen })}</SubmitButton>
        </Form>
      </Fold>
    </section>
  )
}
