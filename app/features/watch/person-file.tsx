import { Link } from '@remix-run/react'
import type { PersonFile } from '../../../server/errands/errand.contract.ts'
import type { OrderState } from '../../../server/orders/order.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import {
  Badge,
  Breadcrumbs,
  Card,
  DescriptionList,
  LinkButton,
  Page,
  PageHead,
  Section,
  Table,
  WithAside,
} from '../../ui/index.ts'

/** A person as an operator with a reason sees them. */
export function PersonFilePage({ file }: { file: PersonFile }) {
  const t = useT(['watch', 'orders'])
  const formats = useFormats()
  const { userId, name, phone, suspensionId, families, providers, orders } = file
  return (
    <Page className="py-6 sm:py-8">
      <Breadcrumbs items={[{ to: '/operator/search', label: t('watch:file.back') }, { label: name }]} />
      <PageHead
        eyebrow={t('watch:file.person')}
        title={name}
        actions={suspensionId && <Badge tone="warn">{t('watch:file.suspended')}</Badge>}
      />
      <WithAside
        aside={
          <Card tone="quiet" className="grid gap-4">
            <DescriptionList
              items={[
                { term: t('watch:file.phone'), value: phone && formats.phone(phone) },
                {
                  term: t('watch:file.families'),
                  value: families.map(({ id, name: of, role, recipients }) => (
                    <span key={id} className="block">
                      {of} · {t(`watch:file.roles.${role as 'organiser'}`)} ·{' '}
                      {t('watch:file.recipients', { count: recipients })}
                    </span>
                  )),
                },
                {
                  term: t('watch:file.works'),
                  value:
                    providers.length > 0 &&
                    providers.map(({ id, name: at, role }) => (
                      <span key={id} className="block">
                        <Link className="link" to={`/operator/providers/${id}`}>
                          {at}
                        </Link>{' '}
                        · {t(`watch:file.roles.${role as 'manager'}`)}
                      </span>
                    )),
                },
              ]}
            />
            {suspensionId ? (
              <LinkButton tone="secondary" to={`/suspensions/${suspensionId}`}>
                {t('watch:file.seeSuspension')}
              </LinkButton>
            ) : (
              !file.operator && (
                <LinkButton tone="danger" to={`/operator/suspend?target=person&id=${userId}`}>
                  {t('watch:file.suspend')}
                </LinkButton>
              )
            )}
          </Card>
        }
      >
        <Section title={t('watch:file.orders')}>
          {orders.length === 0 ? (
            <p className="text-ink-soft">{t('watch:file.noOrders')}</p>
          ) : (
            <Table
              caption={t('watch:file.orders')}
              hideCaption
              rows={orders}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'number',
                  head: t('watch:orders.number'),
                  cell: ({ id, number, title }) => (
                    <>
                      <Link className="link" to={`/operator/orders/${id}`}>
                        {number}
                      </Link>
                      <span className="block text-sm text-ink-soft">{title}</span>
                    </>
                  ),
                },
                {
                  key: 'when',
                  head: t('watch:orders.when'),
                  cell: ({ startsAt }) => formats.dayTime(startsAt),
                },
                {
                  key: 'state',
                  head: t('watch:file.state'),
                  cell: ({ state }) => t(`orders:state.${state as OrderState}`),
                },
              ]}
            />
          )}
        </Section>
      </WithAside>
    </Page>
  )
}
