import { Form } from '@remix-run/react'
import type { DeskPackagesView, PackageRow } from '../../../server/packages/package.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import {
  Card,
  Money,
  Page,
  PageHead,
  Section,
  Select,
  SubmitButton,
  Table,
  TextField,
} from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { PackageBadge } from './package-card.tsx'
import { savedOf } from './package-offers.tsx'

type Props = { desk: DeskPackagesView; answer: unknown; keyOf: string }

/** What a provider sells ahead, what it has sold, and what of it lies in custody. */
export function DeskPackages({ desk, answer, keyOf }: Props) {
  const t = useT('packages')
  const custodyFen = desk.sold.reduce((sum, { custodyFen }) => sum + custodyFen, 0)
  return (
    <Page>
      <PageHead title={t('desk.title')} lead={t('desk.lead')} />
      {custodyFen > 0 && (
        <Card className="grid gap-1">
          <Money fen={custodyFen} size="lg" label={t('desk.custodyAll')} />
          <p className="text-ink-soft">{t('desk.custodyHint')}</p>
        </Card>
      )}
      <Section title={t('desk.sale')}>
        {desk.offers.length === 0 ? (
          <p className="text-ink-soft">{t('desk.noSale')}</p>
        ) : (
          <OnSale offers={desk.offers} keyOf={keyOf} />
        )}
      </Section>
      <Section title={t('desk.add')}>
        {desk.offerings.length === 0 ? (
          <p className="text-ink-soft">{t('desk.noOffering')}</p>
        ) : (
          <SellForm offerings={desk.offerings} answer={answer} keyOf={keyOf} />
        )}
      </Section>
      <Section title={t('desk.sold')}>
        {desk.sold.length === 0 ? (
          <p className="text-ink-soft">{t('desk.noSold')}</p>
        ) : (
          <Sold sold={desk.sold} />
        )}
      </Section>
    </Page>
  )
}

function OnSale({ offers, keyOf }: { offers: DeskPackagesView['offers']; keyOf: string }) {
  const t = useT('packages')
  const formats = useFormats()
  return (
    <ul className="grid gap-3">
      {offers.map((offer) => (
        <Card as="li" key={offer.id} className="flex flex-wrap items-center justify-between gap-4">
          <p>
            <span className="font-semibold">
              {offer.title} · {t('offer.name', { count: offer.visits })}
            </span>
            <span className="block text-ink-soft">
              {formats.money(offer.priceFen)} · {t('offer.each', { fen: offer.eachFen })} ·{' '}
              {savedOf(offer, t)} · {t('offer.months', { months: offer.months })}
            </span>
          </p>
          <Form method="post">
            <Intent value="withdraw" keyOf={keyOf} />
            <input type="hidden" name="offerId" value={offer.id} />
            <SubmitButton
              tone="secondary"
              size="sm"
              aria-label={t('desk.withdrawFor', { title: offer.title, count: offer.visits })}
            >
              {t('desk.withdraw')}
            </SubmitButton>
          </Form>
        </Card>
      ))}
    </ul>
  )
}

function SellForm({ offerings, answer, keyOf }: Pick<DeskPackagesView, 'offerings'> & Omit<Props, 'desk'>) {
  const t = useT('packages')
  const formats = useFormats()
  const form = useIntentForm(answer, 'sell', { visits: '5', months: '6' })
  const whole = { inputMode: 'numeric' as const, autoComplete: 'off', maxLength: 3 }
  return (
    <Card>
      <Form method="post" className="grid gap-5" noValidate>
        <FormSummary form={form} />
        <Intent value="sell" keyOf={keyOf} />
        <Select
          {...form.field('offeringId')}
          label={t('desk.offering')}
          options={offerings.map(({ id, title, priceFen }) => ({
            value: id,
            label: `${title} · ${formats.money(priceFen)}`,
          }))}
        />
        <div className="grid items-start gap-5 sm:grid-cols-3">
          <TextField
            {...form.field('visits')}
            label={t('desk.visits')}
            unit={t('desk.visitsUnit')}
            {...whole}
          />
          <TextField
            {...form.field('price')}
            label={t('desk.price')}
            unit={t('desk.yuan')}
            inputMode="decimal"
            autoComplete="off"
            maxLength={10}
          />
          <TextField
            {...form.field('months')}
            label={t('desk.months')}
            unit={t('desk.monthsUnit')}
            {...whole}
          />
        </div>
        <div>
          <SubmitButton>{t('desk.send')}</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

function Sold({ sold }: { sold: readonly PackageRow[] }) {
  const t = useT('packages')
  const formats = useFormats()
  return (
    <Table
      caption={t('desk.sold')}
      hideCaption
      rows={sold}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'what',
          head: t('desk.what'),
          cell: ({ title, visits, number }) => (
            <>
              {title} · {t('offer.name', { count: visits })}
              <span className="block text-sm font-normal text-ink-soft">{number}</span>
            </>
          ),
        },
        { key: 'whose', head: t('desk.whose'), cell: ({ calledBy }) => calledBy },
        {
          key: 'left',
          head: t('desk.left'),
          cell: ({ free, drawn, used }) => `${free} / ${drawn} / ${used}`,
        },
        { key: 'until', head: t('until'), cell: ({ validUntil }) => formats.date(validUntil) },
        {
          key: 'custody',
          head: t('desk.custody'),
          numeric: true,
          cell: ({ custodyFen }) => formats.money(custodyFen),
        },
        { key: 'state', head: t('standing'), cell: ({ state }) => <PackageBadge state={state} /> },
      ]}
    />
  )
}
