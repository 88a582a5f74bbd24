import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { Links, Meta, Outlet } from '@remix-run/react'
import { type ReactNode, useContext } from 'react'
import { PageScripts } from './features/quiet/page-scripts.tsx'
import { useScripted } from './features/quiet/use-quiet.ts'
import { SearchEngineHead } from './features/seo/search-engine-head.tsx'
import { ThrownErrorPage } from './features/shell/error-page.tsx'
import { useRootData } from './features/shell/root-data.ts'
import { Shell } from './features/shell/shell.tsx'
import { useElderScreen, usePageTitle } from './features/shell/title.ts'
import { useI18n } from './i18n/speak.ts'
import { NonceContext } from './nonce.ts'
import styles from './styles/app.css?url'
import fonts from './styles/fonts.css?url'
import { themeColor } from './styles/theme-color.ts'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/mark.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
  { rel: 'manifest', href: '/app.webmanifest' },
]

/** Who is here and how they like to read: what every screen and its frame need. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { viewer, locale, mode, requestId, appUrl } = context
  const helpPhone = typeof context.helpPhone === 'string' ? context.helpPhone : null
  const { notices, incidents, chat } = context.api
  const [unread, going, chats] =
    viewer.kind === 'person'
      ? await Promise.all([notices.unread(), incidents.going(), chat.unread()])
      : ([0, [], []] as const)
  return {
    viewer,
    locale,
    mode,
    requestId,
    readAt: viewer.kind === 'person' ? context.now : null,
    ...{ unread, going, chats },
    helpPhone,
    site: { url: appUrl, helpPhone },
    tour: context.tourOf !== null,
  }
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext)
  const i18n = useI18n()
  const root = useRootData()
  const elderScreen = useElderScreen()
  const title = usePageTitle()
  const scripted = useScripted()
  return (
    <html
      lang={i18n.language}
      data-mode={elderScreen ? 'elder' : (root?.mode ?? 'standard')}
      data-scripted={scripted ? '' : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content={themeColor.light} media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content={themeColor.dark} media="(prefers-color-scheme: dark)" />
        <meta name="format-detection" content="telephone=no" />
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
        <title>{title}</title>
        <SearchEngineHead title={title} />
        <Meta />
        <Links />
      </head>
      <body>
        <Shell>{children}</Shell>
        {/* A hundred slices described in one file: at the end of the body it holds up nothing above it. */}
        <link rel="stylesheet" href={fonts} />
        <PageScripts />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ThrownErrorPage />
}
