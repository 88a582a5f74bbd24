import { Phone } from 'lucide-react'
import type { ProviderPage } from '../../../server/providers/provider.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { useI18n } from '../../i18n/speak.ts'
import { Badge, buttonClass, Card, DescriptionList, LinkButton, Notice } from '../../ui/index.ts'
import { OpeningHours } from './opening-hours.tsx'
import { searchPath } from './search-path.ts'

/** Beside the page: where it is, how to call, and for those who run it, the way in. */
export function ProviderFacts({ provider }: { provider: ProviderPage }) {
  const t = useT('discovery')
  const formats = useFormats()
  return (
    <>
      <Card className="grid justify-items-stretch gap-4 [&>*:first-child]:justify-self-start">
        {provider.bookable ? (
          <Badge tone="good">{t('card.bookable')}</Badge>
        ) : (
          <Badge>{t(provider.state === 'unclaimed' ? 'card.unclaimed' : 'card.notBookable')}</Badge>
        )}
        <DescriptionList
          items={[
            {
              term: t('provider.address'),
              value: [provider.place, provider.addressLine].filter(Boolean).join(' '),
            },
            {
              term: t('opening.title'),
              value: provider.opening.hours.length + provider.opening.coming.length > 0 && (
                <OpeningHours opening={provider.opening} />
              ),
            },
            { term: t('provider.kind'), value: t(`kind.${provider.kind}`) },
            {
              term: t('search.grade'),
              value: provider.grade && t(`grade.${provider.grade}`),
            },
            {
              term: t('provider.helps'),
              value: (['inclusive', 'voucher', 'ltci'] as const)
                .filter((help) => provider[help])
                .map((help) => t(`only.${help}`))
                .join(' · '),
            },
            { term: '', value: provider.capacity && t('provider.capacity', { count: provider.capacity }) },
          ]}
        />
        {provider.phone ? (
          <>
            <a href={`tel:${provider.phone}`} className={buttonClass({ tone: 'secondary' })}>
              <Phone aria-hidden="true" className="size-5" />
              {t('provider.call', { phone: formats.phone(provider.phone) })}
            </a>
            <p className="hidden print:block">
              {t('provider.call', { phone: formats.phone(provider.phone) })}
            </p>
          </>
        ) : (
          <p className="text-ink-soft">{t('provider.noPhone')}</p>
        )}
      </Card>
      <Mine provider={provider} />
    </>
  )
}

function Mine({ provider }: { provider: ProviderPage }) {
  const t = useT('discovery')
  if (provider.mine === 'claim_submitted') return <Notice>{t('provider.claimSubmitted')}</Notice>
  if (provider.mine) {
    return (
      <LinkButton to={`/desk/${provider.id}`} tone="secondary">
        {t(provider.mine === 'manager' ? 'provider.desk' : 'provider.carerDesk')}
      </LinkButton>
    )
  }
  if (provider.state !== 'unclaimed') return null
  return (
    <div className="grid gap-1">
      <LinkButton to={`/providers/${provider.id}/claim`} tone="quiet" className="-mx-3 justify-self-start">
        {t('provider.claim')}
      </LinkButton>
      <p className="text-sm text-ink-soft elder:text-base">{t('provider.claimText')}</p>
    </div>
  )
}

/** Why it can't be booked, and what to do instead. */
export function NotBookable({ provider }: { provider: ProviderPage }) {
  const t = useT('discovery')
  const unclaimed = provider.state === 'unclaimed'
  const [city = '', district = ''] = provider.place.split(/\s+/)
  const place = district || city
  return (
    <Notice
      tone="warn"
      title={t(unclaimed ? 'provider.gapTitle' : 'provider.gapClosedTitle')}
      actions={
        <LinkButton to={searchPath({ city, bookable: true })} tone="secondary" size="sm">
          {city ? t('provider.alternatives', { place: city }) : t('provider.alternativesAny')}
        </LinkButton>
      }
    >
      {unclaimed ? (
        <p>{t(provider.phone ? 'provider.gapText' : 'provider.gapTextNoPhone')}</p>
      ) : (
        <ul className="list-disc ps-5">
          {provider.gaps.map((gap) => (
            <li key={gap}>{t(`provider.gap.${gap}`, { place })}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

/** Where what is written here comes from. */
export function Sources({ provider }: { provider: ProviderPage }) {
  const t = useT('discovery')
  const i18n = useI18n()
  const formats = useFormats()
  const name = (profile: string) =>
    i18n.exists(`profile.${profile}`, { ns: 'discovery' })
      ? (t(`profile.${profile}` as never) as string)
      : t('profile.other', { profile })
  return (
    <ul className="grid gap-1 text-ink-soft">
      {provider.sources.map((source) => (
        <li key={source.profile}>
          {t('provider.sourceLine', {
            profile: name(source.profile),
            date: formats.fullDay(source.importedAt),
          })}
        </li>
      ))}
      {provider.sources.length === 0 && <li>{t('provider.sourceOwn')}</li>}
    </ul>
  )
}
