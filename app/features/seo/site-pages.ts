import { breadcrumbs, type Thing } from './json-ld.ts'
import type { Listed, SiteFacts, Translate } from './listed.ts'

/** The first page: what this is, who runs it, and how to search it. */
export function homeListed(t: Translate, _data: unknown, { url, helpPhone }: SiteFacts): Listed {
  const organization: Thing = {
    '@type': 'Organization',
    '@id': `${url}/#organization`,
    name: t('common:brand'),
    url: `${url}/`,
    logo: `${url}/mark.svg`,
    ...(helpPhone && {
      contactPoint: { '@type': 'ContactPoint', contactType: 'customer service', telephone: helpPhone },
    }),
  }
  const site: Thing = {
    '@type': 'WebSite',
    '@id': `${url}/#website`,
    name: t('common:brand'),
    description: t('seo:home.description'),
    url: `${url}/`,
    publisher: { '@id': `${url}/#organization` },
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${url}/search?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  }
  return { path: '/', description: t('seo:home.description'), things: [organization, site] }
}

/** A page that says the same to everybody, one step from the first. */
export const plainListed =
  (path: string, titleKey: string, descriptionKey: string) =>
  (t: Translate, _data: unknown, { url }: SiteFacts): Listed => ({
    path,
    description: t(descriptionKey),
    things: [
      breadcrumbs([
        { name: t('common:brand'), url: `${url}/` },
        { name: t(titleKey), url: `${url}${path}` },
      ]),
    ],
  })
