import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from './i18n/index.ts'
import { loadCatalogue } from './i18n/load-catalogue.ts'
import { defaultLocale, isLocale } from './i18n/locales.ts'

const { lang } = document.documentElement
const locale = isLocale(lang) ? lang : defaultLocale

void Promise.all([loadCatalogue(locale), dataRead()]).then(([catalogue]) => {
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

/**
 * Once the page's data is read. Remix waits for it while it hydrates, by throwing a promise before anything else; a press in
 * that moment would have React finish at once what can't be finished, and be lost (its error 345).
 */
async function dataRead(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (waiting) {
    await waiting
  }
}
