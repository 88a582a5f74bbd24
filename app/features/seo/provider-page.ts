import type { ProviderKind, ProviderPage } from '../../../server/providers/provider.contract.ts'
import { breadcrumbs, type Thing } from './json-ld.ts'
import type { Listed, SiteFacts, Translate } from './listed.ts'
import { openingThings } from './opening-things.ts'

type Data = { provider: ProviderPage } | undefined

/** Only where it is true: a home that cooks is no restaurant, and neighbours who help are no business. */
const types: Record<ProviderKind, string> = {
  residential: 'LocalBusiness',
  home_care: 'LocalBusiness',
  day_care: 'LocalBusiness',
  meals: 'LocalBusiness',
  nursing: 'MedicalBusiness',
  community_hub: 'LocalBusiness',
  nursery: 'ChildCare',
  home_nursery: 'ChildCare',
  medical: 'MedicalBusiness',
  volunteer: 'NGO',
  education: 'EducationalOrganization',
}

const placeless = new Set(['NGO', 'EducationalOrganization'])
const LONGEST = 150

export const providerPath = (id: string): string => `/providers/${id}`

/** Several places have a 阳光养老院: the place is part of the title. */
export function providerTitle(t: Translate, data: Data): string {
  if (!data) return t('common:errors.notFoundTitle')
  const { name, place } = data.provider
  return place ? t('seo:provider.title', { name, place: place.replaceAll(' ', '') }) : name
}

/** A provider's page. An example is shown to people and kept out of search engines: it does not exist. */
export function providerListed(t: Translate, { provider }: NonNullable<Data>, site: SiteFacts): Listed {
  const path = providerPath(provider.id)
  return {
    path,
    description: descriptionOf(t, provider),
    indexed: !provider.example,
    things: [
      providerThing(t, provider, site),
      breadcrumbs([
        { name: t('discovery:search.title'), url: `${site.url}/search` },
        { name: provider.name, url: `${site.url}${path}` },
      ]),
    ],
  }
}

function descriptionOf(t: Translate, provider: ProviderPage): string {
  const { kind, place, addressLine, summary, offerings } = provider
  const parts = [
    `${t(`discovery:kind.${kind}`)}${place && ` · ${place} ${addressLine}`}`.trim(),
    summary,
    offerings.map(({ title }) => title).join(t('seo:join')),
  ]
  const text = parts.filter(Boolean).join(t('seo:stop')).replace(/\s+/g, ' ')
  return [...text].length > LONGEST ? `${[...text].slice(0, LONGEST - 1).join('')}…` : text
}

/** The provider as its page shows it: the same prices, and a mean only where the page has one. */
function providerThing(t: Translate, provider: ProviderPage, { url }: SiteFacts): Thing {
  const { id, kind, name, summary, phone, place, addressLine, lat, lng, offerings, rating } = provider
  const [city = '', ...rest] = place.split(' ')
  const type = types[kind]
  const address = (place || addressLine) && {
    '@type': 'PostalAddress',
    addressCountry: 'CN',
    addressLocality: city || undefined,
    streetAddress: [...rest, addressLine].join('') || undefined,
  }
  const geo = lat !== null && lng !== null && { '@type': 'GeoCoordinates', latitude: lat, longitude: lng }
  const doors = openingThings(provider.opening)
  const spot = {
    ...(address && { address }),
    ...(geo && { geo }),
    ...(doors.length > 0 && { openingHoursSpecification: doors }),
  }
  const goesOut = offerings.some(({ mode }) => mode === 'at_home')
  const prices = priceRange(offerings.map(({ priceFen }) => priceFen))
  return {
    '@type': type,
    '@id': `${url}${providerPath(id)}#provider`,
    name,
    url: `${url}${providerPath(id)}`,
    ...(summary && { description: summary }),
    ...(phone && { telephone: phone }),
    ...(placeless.has(type)
      ? {
          ...(address && { address }),
          ...((geo || doors.length > 0) && { location: { '@type': 'Place', ...spot } }),
        }
      : { ...spot, ...(prices && { priceRange: prices }) }),
    ...(goesOut &&
      place && { areaServed: { '@type': 'AdministrativeArea', name: place.replaceAll(' ', '') } }),
    ...(offerings.length > 0 && { makesOffer: offerings.map((offering) => offerThing(t, offering)) }),
    ...(rating.mean !== null && {
      aggregateRating: {
        '@type': 'AggregateRating',
        ratingValue: rating.mean.toFixed(1),
        reviewCount: rating.count,
        bestRating: 5,
        worstRating: 1,
      },
    }),
  }
}

function offerThing(t: Translate, { title, priceFen, unit }: ProviderPage['offerings'][number]): Thing {
  return {
    '@type': 'Offer',
    itemOffered: { '@type': 'Service', name: title },
    priceSpecification: {
      '@type': 'UnitPriceSpecification',
      price: yuan(priceFen),
      priceCurrency: 'CNY',
      unitText: t(`discovery:unit.${unit}`),
    },
  }
}

const yuan = (fen: number) => (fen / 100).toFixed(2)
const short = (fen: number) => `¥${yuan(fen).replace(/\.00$/, '')}`

function priceRange(fens: readonly number[]): string | null {
  if (fens.length === 0) return null
  const [least, most] = [Math.min(...fens), Math.max(...fens)]
  return least === most ? short(least) : `${short(least)}–${short(most)}`
}
