import { Link } from '@remix-run/react'
import type { LookView } from '../../../server/privacy/look.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Breadcrumbs, Card, EmptyState, Page, PageHead } from '../../ui/index.ts'

/** Who of the platform looked at the family's records: who, what, when and why, the latest first. */
export function LooksPage({ looks }: { looks: readonly LookView[] }) {
  const t = useT(['consent', 'family'])
  return (
    <Page width="form">
      <Breadcrumbs items={[{ to: '/family', label: t('family:page.title') }, { label: t('looks.title') }]} />
      <PageHead title={t('looks.title')} lead={t('looks.lead')} />
      {looks.length === 0 ? (
        <EmptyState drawing="notebook" title={<h2>{t('looks.empty')}</h2>}>
          {t('looks.emptyText')}
        </EmptyState>
      ) : (
        <>
          <Card flush>
            <ul className="divide-y divide-line">
              {looks.map((look) => (
                <Look key={look.key} look={look} />
              ))}
            </ul>
          </Card>
          <p>
            <Link to="/complaints/new" className="link inline-flex min-h-target-sm items-center">
              {t('looks.ask')}
            </Link>
          </p>
        </>
      )}
    </Page>
  )
}

function Look({ look: { kind, at, times, who, about, number, path, reason } }: { look: LookView }) {
  const t = useT('consent')
  const formats = useFormats()
  const line = t('looks.line', {
    who,
    role: t('looks.role'),
    what: t(`looks.what.${kind}`, { about, number }),
  })
  const when = formats.dayTime(at)
  return (
    <li className="grid gap-1 px-5 py-4">
      {path ? (
        <Link to={path} className="link inline-flex min-h-target-sm items-center font-semibold">
          {line}
        </Link>
      ) : (
        <span className="font-semibold">{line}</span>
      )}
      <time dateTime={at.toISOString()} className="text-ink-soft">
        {times > 1 ? `${t('looks.times', { count: times })} ${when}` : when}
      </time>
      <span className="max-w-measure text-ink-soft">
        {reason ? t('looks.why', { reason }) : t('looks.work')}
      </span>
    </li>
  )
}
