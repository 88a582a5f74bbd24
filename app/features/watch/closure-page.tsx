import type { ClosureView } from '../../../server/closures/closure.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import {
  Badge,
  Breadcrumbs,
  Card,
  DescriptionList,
  Notice,
  Page,
  PageHead,
  Section,
  Table,
  WithAside,
} from '../../ui/index.ts'
import { AffectedOrders } from './affected-orders.tsx'
import { ClosureSteps } from './closure-steps.tsx'
import { TextMove } from './text-move.tsx'

type Props = { view: ClosureView; keyOf: string; done: boolean }

/** The end of a provider: what was done, what comes next, whom it touches and how the books stand. Prints as a record. */
export function ClosurePage({ view, keyOf, done }: Props) {
  const t = useT('watch')
  const name = view.providerName
  return (
    <Page className="py-6 sm:py-8">
      <Breadcrumbs
        items={[{ to: '/operator/suspensions', label: t('suspensions.title') }, { label: name }]}
      />
      <PageHead
        title={t('closure.title', { name })}
        lead={t('closure.lead', { by: view.openedByName, at: view.openedAt, day: view.lastDay })}
        actions={
          <Badge tone={view.state === 'running' ? 'now' : 'plain'}>{t(`closure.state.${view.state}`)}</Badge>
        }
      />
      {done && (
        <Notice tone="good" live>
          {t('closure.done')}
        </Notice>
      )}
      <WithAside aside={<Money view={view} />}>
        <ClosureSteps view={view} keyOf={keyOf} />
        {view.state === 'running' && (
          <TextMove
            move="call_off"
            id={view.id}
            keyOf={keyOf}
            words={{
              summary: t('closure.callOff'),
              label: t('closure.callOffText'),
              hint: t('closure.callOffHint'),
              send: t('closure.callOffSend'),
            }}
          />
        )}
      </WithAside>
      <Section title={t('closure.families')}>
        <Families families={view.families} />
      </Section>
      <Section title={t('orders.title')}>
        <AffectedOrders orders={view.orders} />
      </Section>
    </Page>
  )
}

function Money({ view }: { view: ClosureView }) {
  const t = useT('watch')
  const formats = useFormats()
  const { money, rule } = view
  return (
    <div className="grid gap-4">
      <Card tone="quiet">
        <h2 className="mb-3 text-lg">{t('closure.money')}</h2>
        <DescriptionList
          figures
          items={[
            { term: t('closure.received'), value: formats.money(money.receivedFen) },
            { term: t('closure.refunded'), value: formats.money(money.refundedFen) },
            { term: t('closure.refunding'), value: formats.money(money.refundingFen) },
            { term: t('closure.held'), value: formats.money(money.heldFen) },
            { term: t('closure.payable'), value: formats.money(money.payableFen) },
            { term: t('closure.transferred'), value: formats.money(money.transferredFen) },
            { term: t('closure.open'), value: String(money.open) },
            { term: t('closure.differences'), value: String(money.differences) },
          ]}
        />
      </Card>
      <Card tone="quiet">
        <DescriptionList
          items={[
            { term: t('closure.reason'), value: view.reason },
            { term: t('closure.shortNoticeTerm'), value: view.shortNotice },
            { term: t('closure.rule'), value: rule?.source },
            { term: t('closure.notice'), value: view.notice },
          ]}
        />
      </Card>
    </div>
  )
}

function Families({ families }: Pick<ClosureView, 'families'>) {
  const t = useT('watch')
  const formats = useFormats()
  if (families.length === 0) return <p className="text-ink-soft">{t('closure.noFamilies')}</p>
  return (
    <Table
      caption={t('closure.families')}
      hideCaption
      rows={families}
      rowKey={({ familyId }) => familyId}
      columns={[
        { key: 'family', head: t('closure.family'), cell: ({ name }) => name },
        { key: 'orders', head: t('closure.ordersOf'), numeric: true, cell: ({ orders }) => orders },
        { key: 'plans', head: t('closure.plansOf'), numeric: true, cell: ({ plans }) => plans },
        { key: 'packages', head: t('closure.packagesOf'), numeric: true, cell: ({ packages }) => packages },
        { key: 'waiting', head: t('closure.waitingOf'), numeric: true, cell: ({ waiting }) => waiting },
        {
          key: 'deposit',
          head: t('closure.deposit'),
          numeric: true,
          cell: ({ depositFen }) => formats.money(depositFen),
        },
        {
          key: 'paid',
          head: t('closure.paid'),
          numeric: true,
          cell: ({ paidFen }) => formats.money(paidFen),
        },
        {
          key: 'back',
          head: t('closure.refund'),
          numeric: true,
          cell: ({ refundFen }) => formats.money(refundFen),
        },
        { key: 'offered', head: t('closure.offered'), numeric: true, cell: ({ offered }) => offered },
      ]}
    />
  )
}
