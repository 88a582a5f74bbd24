import { useMatches, useRouteError } from '@remix-run/react'
import { useContext } from 'react'
import { useI18n } from '../../i18n/speak.ts'
import { NonceContext } from '../../nonce.ts'
import { useRootData } from '../shell/root-data.ts'
import type { Handle } from '../shell/title.ts'
import { jsonLdText } from './json-ld.ts'
import type { Listed, Translate } from './listed.ts'

/**
 * What search engines and those who share a link are told of a page. A page whose route lists nothing, and one that failed,
 * is not for them. The languages share their addresses (a cookie chooses), so there is nothing to tell apart by hreflang.
 */
export function SearchEngineHead({ title }: { title: string }) {
  const listed = useListed()
  const site = useRootData()?.site
  const i18n = useI18n()
  const nonce = useContext(NonceContext)
  if (!listed || !site) return <meta name="robots" content="noindex" />
  const url = `${site.url}${listed.path}`
  const chinese = i18n.language === 'zh-CN'
  return (
    <>
      <meta name="description" content={listed.description} />
      {listed.indexed === false && <meta name="robots" content="noindex,follow" />}
      <link rel="canonical" href={url} />
      <meta property="og:site_name" content={i18n.t('common:brand')} />
      <meta property="og:type" content="website" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={listed.description} />
      <meta property="og:url" content={url} />
      <meta property="og:locale" content={chinese ? 'zh_CN' : 'en_US'} />
      {listed.things && (
        <script
          type="application/ld+json"
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: jsonLdText leaves nothing that could end the script
          dangerouslySetInnerHTML={{ __html: jsonLdText(listed.things) }}
        />
      )}
    </>
  )
}

/** Of the page itself, not of what surrounds it. */
function useListed(): Listed | null {
  const { t } = useI18n()
  const error = useRouteError()
  const page = useMatches().at(-1)
  const site = useRootData()?.site
  const listed = (page?.handle as Handle | undefined)?.listed
  if (!listed || error || !site) return null
  return listed(t as Translate, page?.data, site)
}
