import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { speakInBrowser } from './i18n/browser-texts.ts'
import { fetchPatiently } from './rpc/patient-fetch.ts'

fetchPatiently()
void Promise.all([speakInBrowser(), dataRead()]).then(([i18n]) => {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
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
