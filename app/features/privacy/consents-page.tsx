import { Link } from '@remix-run/react'
import type { RecipientConsents } from '../../../server/privacy/consent.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Breadcrumbs, Notice, Page, PageHead, Section } from '../../ui/index.ts'
import { AgreeForm } from './agree-form.tsx'
import { GivenConsent } from './given-consent.tsx'

type ConsentsPageProps = { of: RecipientConsents; done: 'agreed' | 'withdrawn' | null }

/** What may be kept of somebody: what is agreed to and how to take it back, then what can be agreed to, nothing ticked. */
export function ConsentsPage({ of, done }: ConsentsPageProps) {
  const t = useT(['consent', 'family'])
  const { recipient, items, mayChange, textVersion } = of
  const names = { calledBy: recipient.calledBy }
  const given = items.filter(({ state }) => state === 'given')
  const open = items.filter(({ state, renewable }) => state !== 'given' || renewable)
  return (
    <Page width="form">
      <Breadcrumbs
        items={[
          { to: '/family', label: t('family:page.title') },
          { to: `/family/recipients/${recipient.id}`, label: recipient.calledBy },
          { label: t('link') },
        ]}
      />
      <PageHead title={t('title', names)} lead={t('lead')} />
      {done && (
        <Notice tone="good" live>
          {t(done)}
        </Notice>
      )}
      {!mayChange && <Notice>{t('watcher', names)}</Notice>}
      {given.length > 0 && (
        <Section title={t('given')}>
          <ul className="grid gap-4">
            {given.map((item) => (
              <GivenConsent key={item.purpose} item={item} recipient={recipient} mayChange={mayChange} />
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('ask')} lead={open.length === 0 ? t('all') : t('askLead')}>
        {open.length > 0 && <AgreeForm of={of} open={open} />}
      </Section>
      <p className="text-sm text-ink-soft elder:text-base">
        {t('version', { version: textVersion })}{' '}
        <Link to="/privacy" className="link">
          {t('see')}
        </Link>
      </p>
      <p>
        <Link to="/family/looks" className="link inline-flex min-h-target-sm items-center">
          {t('looks.link')}
        </Link>
      </p>
    </Page>
  )
}
