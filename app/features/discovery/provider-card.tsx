import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { ProviderCard as Provider } from '../../../server/discovery/discovery.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Card, Money, Stars, Tag } from '../../ui/index.ts'
import { Marked } from './marked.tsx'

type Props = {
  provider: Provider
  /** Parts of the name that were looked for. */
  marks?: readonly (readonly [from: number, to: number])[]
  /** Something more to say, at the end. */
  children?: ReactNode
}

/** One provider in a list: what, where, from how much per what, how others found it, and whether it can be booked. */
export function ProviderCard({ provider, marks = [], children }: Props) {
  const t = useT('discovery')
  const formats = useFormats()
  const place = [provider.place, provider.addressLine].filter(Boolean).join(' ')
  return (
    <Card
      as="article"
      className="relative grid h-full grid-rows-[auto_auto_1fr_auto] content-start gap-2.5 transition-colors hover:border-pine-line print:gap-1 print:p-3"
    >
      <div className="flex min-h-8 items-center justify-between gap-4">
        <p className="text-sm text-ink-soft elder:text-base">
          {t(`kind.${provider.kind}`)}
          {provider.inclusive && ` · ${t('card.inclusive')}`}
          {provider.voucher && ` · ${t('card.voucher')}`}
          {provider.ltci && ` · ${t('card.ltci')}`}
          {provider.grade && ` · ${t(`grade.${provider.grade}`)}`}
          {provider.example && ` · ${t('card.example')}`}
        </p>
        <BookState provider={provider} />
      </div>
      <h3 className="text-lg leading-snug">
        <Link
          to={`/providers/${provider.id}`}
          prefetch="intent"
          className="no-underline after:absolute after:inset-0 after:rounded-md hover:text-pine"
        >
          <Marked text={provider.name} marks={marks} />
        </Link>
      </h3>
      <div className="grid content-start gap-2.5">
        <p className="text-ink-soft">
          {place}
          {provider.metres !== null && (
            <span className="whitespace-nowrap text-ink">
              {place && ' · '}
              {t('card.away', { distance: formats.distance(provider.metres) })}
            </span>
          )}
        </p>
        {provider.categories.length > 0 && (
          <ul className="flex flex-wrap gap-2">
            {provider.categories.slice(0, 5).map((category) => (
              <li key={category}>
                <Tag>{t(`category.${category}`)}</Tag>
              </li>
            ))}
          </ul>
        )}
      </div>
      {(provider.fromPriceFen !== null || provider.ratingCount > 0) && <PriceAndRating provider={provider} />}
      {children}
    </Card>
  )
}

function PriceAndRating({ provider }: { provider: Provider }) {
  const t = useT('discovery')
  const { fromPriceFen, fromUnit } = provider
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-t border-line pt-3">
      {fromPriceFen === null || fromUnit === null ? (
        <span className="text-sm text-ink-soft elder:text-base">{t('card.noPrice')}</span>
      ) : (
        <Money fen={fromPriceFen} per={t('card.from', { unit: t(`unit.${fromUnit}`) })} />
      )}
      {provider.ratingCount > 0 ? (
        <Stars value={provider.ratingMean} count={provider.ratingCount} />
      ) : (
        <span className="text-sm text-ink-soft elder:text-base">{t('card.noReviews')}</span>
      )}
    </div>
  )
}

function BookState({ provider }: { provider: Provider }) {
  const t = useT('discovery')
  if (provider.bookable) return <Badge tone="good">{t('card.bookable')}</Badge>
  return <Badge>{t(provider.claimed ? 'card.notBookable' : 'card.unclaimed')}</Badge>
}
