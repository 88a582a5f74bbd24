import type { NoticePreviews as Previews } from '../../../server/notices/preview-notices.ts'
import { useT } from '../../i18n/index.ts'
import { locales } from '../../i18n/locales.ts'
import { Badge, Card, Section } from '../../ui/index.ts'

/** Every notice in both languages, and one letter about three of them. */
export function NoticePreviews({ notices, letters }: Previews) {
  const t = useT('sending')
  return (
    <>
      <Card flush>
        <ul className="divide-y divide-line">
          {notices.map(({ kind, group, usually, texts }) => (
            <li key={kind} className="grid gap-2 px-5 py-4">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Badge tone={group === 'help' ? 'now' : 'plain'}>{t(`groups.${group}`)}</Badge>
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
        <div className="grid gap-4 lg:grid-cols-2">
          {locales.map((locale) => (
            <Card key={locale} className="grid content-start gap-4">
              <p lang={locale} className="font-semibold">
                {letters[locale].subject}
              </p>
              <p lang={locale} className="wrap-anywhere whitespace-pre-line">
                {letters[locale].text}
              </p>
            </Card>
          ))}
        </div>
      </Section>
    </>
  )
}
