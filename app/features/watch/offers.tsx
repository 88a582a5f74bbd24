import { Link } from '@remix-run/react'
import type { Replacement } from '../../../server/suspensions/suspension.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Card, Grid, LinkButton, Money, Section } from '../../ui/index.ts'

/** Where a family whose visit was called off could go instead: found free when they were told. */
export function Offers({ offers }: { offers: readonly Replacement[] }) {
  const t = useT('watch')
  if (offers.length === 0) return null
  return (
    <Section title={t('offers.title')} lead={t('offers.lead')}>
      <Grid columns={2}>
        {offers.map((offer) => (
          <Card key={offer.offeringId} as="article" className="grid content-start gap-2">
            <h3 className="text-lg">
              <Link className="link" to={`/providers/${offer.providerId}`}>
                {offer.providerName}
              </Link>
            </h3>
            <p>
              {offer.title} · <Money fen={offer.priceFen} />
            </p>
            <p className="text-ink-soft">
              {offer.sameTime ? t('offers.same') : t('offers.first', { at: new Date(offer.startsAt) })}
              {offer.metres !== null && ` · ${t('offers.distance', { metres: offer.metres })}`}
            </p>
            <div>
              <LinkButton tone="secondary" to={`/order/new?offering=${offer.offeringId}`}>
                {t('offers.book')}
                <span className="sr-only"> · {offer.providerName}</span>
              </LinkButton>
            </div>
          </Card>
        ))}
      </Grid>
    </Section>
  )
}
