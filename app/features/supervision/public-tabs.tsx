import { useLocation } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import { Section, Tabs } from '../../ui/index.ts'

/** The ways between the public pages about supervision. */
export function PublicTabs() {
  const t = useT(['supervision', 'statistics'])
  const { pathname } = useLocation()
  return (
    <Tabs
      label={t('title')}
      items={[
        { to: '/supervision', label: t('nav.list'), current: pathname === '/supervision' },
        {
          to: '/supervision/checklist',
          label: t('nav.checklist'),
          current: pathname === '/supervision/checklist',
        },
        { to: '/statistics', label: t('statistics:tab'), current: pathname === '/statistics' },
      ]}
    />
  )
}

export function OpenData() {
  const t = useT('supervision')
  const way = 'link inline-flex min-h-target-sm items-center'
  return (
    <Section title={t('open.title')} lead={t('open.text')} level={2}>
      <p className="flex flex-wrap gap-x-6">
        <a href="/supervision/open.csv" className={way}>
          {t('open.csv')}
        </a>
        <a href="/supervision/open.json" className={way}>
          {t('open.json')}
        </a>
      </p>
    </Section>
  )
}
