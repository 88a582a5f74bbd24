import type { RecipientEntitlements } from '../../../server/entitlements/entitlement.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Breadcrumbs, EmptyState, Page, PageHead, Section } from '../../ui/index.ts'
import { useMonthName } from '../money/use-month-name.ts'
import { Fold } from '../orders/fold.tsx'
import { EntitlementCard } from './entitlement-card.tsx'
import { PaperForms } from './paper-forms.tsx'

/** What somebody has to bring to a bill: what is left this month first, how to apply where there is nothing, then the forms. */
export function EntitlementsPage({ of, keyOf }: { of: RecipientEntitlements; keyOf: string }) {
  const t = useT(['entitlements', 'family'])
  const monthName = useMonthName()
  const { recipient, items, month } = of
  return (
    <Page>
      <Breadcrumbs
        items={[
          { to: '/family', label: t('family:page.title') },
          { to: `/family/recipients/${recipient.id}`, label: recipient.calledBy },
          { label: t('link') },
        ]}
      />
      <PageHead title={t('title', { calledBy: recipient.calledBy })} lead={t('lead')} />
      {items.length === 0 ? (
        <EmptyState drawing="notebook" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <Section title={t('month', { month: monthName(month) })}>
          <ul className="grid gap-4 sm:grid-cols-2">
            {items.map((item) => (
              <EntitlementCard key={item.id} item={item} />
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('enter')} lead={t('enterText')}>
        <PaperForms keyOf={keyOf} month={month} />
        {items.length > 0 && (
          <Fold summary={t('howTo')}>
            <p className="max-w-measure">{t('noneText')}</p>
          </Fold>
        )}
      </Section>
    </Page>
  )
}
