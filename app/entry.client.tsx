import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from './i18n/index.ts'
import { loadCatalogue } from './i18n/load-catalogue.ts'
import { defaultLocale, isLocale } from './i18n/locales.ts'

const { lang } = document.documentElement
const locale = isLocale(lang) ? lang : defaultLocale

void loadCatalogue(locale).then((catalogue) => {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={createI18n(locale, catalogue)}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    )
  })
})
