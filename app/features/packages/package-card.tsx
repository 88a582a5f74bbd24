import { Link } from '@remix-run/react'
import type { PackageRow, PackageState } from '../../../server/packages/package.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Card, DescriptionList } from '../../ui/index.ts'

const tones = {
  awaiting_payment: 'now',
  active: 'good',
  used_up: 'plain',
  refunded: 'plain',
  expired: 'plain',
  lapsed: 'plain',
} as const satisfies Record<PackageState, string>

export function PackageBadge({ state }: { state: PackageState }) {
  const t = useT('packages')
  return <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
}

/** One package in a list: for whom, what is left of it, and until when. */
export function PackageCard({ found }: { found: PackageRow }) {
  const t = useT('packages')
  return (
    <Card className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h2 className="text-lg">
          <Link to={`/packages/${found.id}`} className="link">
            {t('buy.title', { title: found.title, count: found.visits })}
          </Link>
          <span className="block text-base font-normal text-ink-soft">
            {found.calledBy} · {found.providerName}
          </span>
        </h2>
        <PackageBadge state={found.state} />
      </div>
      <PackageFacts found={found} />
    </Card>
  )
}

export function PackageFacts({ found }: { found: PackageRow }) {
  const t = useT('packages')
  return (
    <DescriptionList
      items={[
        { term: t('left'), value: t('leftOf', { free: found.free, of: found.visits }) },
        { term: t('drawn'), value: found.drawn > 0 ? t('times', { count: found.drawn }) : null },
        { term: t('used'), value: found.used > 0 ? t('times', { count: found.used }) : null },
        { term: t('until'), value: <UntilDay day={found.validUntil} /> },
      ]}
    />
  )
}

function UntilDay({ day }: { day: string }) {
  const formats = useFormats()
  return <>{formats.date(day)}</>
}
