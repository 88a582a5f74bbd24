import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { locales } from '../i18n/locales.ts'
import { requireOperator } from '../session/access.server.ts'
import { Badge, Card, Page, PageHead, Section } from '../ui/index.ts'

export const handle: Handle = { title: 'sending:previewTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  return context.api.notices.preview()
}

export default function NoticePreviews() {
  const { notices, letter } = useLoaderData<typeof loader>()
  const t = useT('sending')
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('previewTitle')} lead={t('previewLead')} />
      <Card flush>
        <ul className="divide-y divide-line">
          {notices.map(({ kind, group, usually, texts }) => (
            <li key={kind} className="grid gap-2 px-5 py-4">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Badge tone={group === 'help' ? 'now' : 'plain'}>
                  {group === 'help' ? kind : t(`groups.${group}`)}
                </Badge>
                <span className="text-sm text-ink-soft elder:text-base">
                  {usually.length > 0
                    ? t('previewGroup', { channels: usually.map((way) => t(way)).join(t('previewAnd')) })
                    : t('previewNone')}
                </span>
              </div>
              {locales.map((locale) => (
                <p key={locale} lang={locale} className="max-w-measure wrap-anywhere">
                  {texts[locale]}
                </p>
              ))}
            </li>
          ))}
        </ul>
      </Card>
      <Section title={t('previewMail')}>
        <Card className="grid max-w-form gap-4">
          <p className="font-semibold">{letter.subject}</p>
          <p className="wrap-anywhere whitespace-pre-line">{letter.text}</p>
        </Card>
      </Section>
    </Page>
  )
}

export function ErrorBoundary() {
  return <ClosedPage />
}
