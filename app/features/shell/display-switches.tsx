import { Form, useLocation } from '@remix-run/react'
import { ALargeSmall, Languages } from 'lucide-react'
import type { Mode } from '../../../server/http/load-context.ts'
import { useT } from '../../i18n/index.ts'
import { type Locale, locales } from '../../i18n/locales.ts'

const switchClass =
  'inline-flex min-h-target-sm items-center gap-2 rounded-md border border-line bg-surface px-4 font-medium whitespace-nowrap text-ink hover:border-pine hover:text-pine'

/** The way into and out of the elders' view: on every page, in the same place. */
export function ModeSwitch({ mode }: { mode: Mode }) {
  const t = useT('common')
  return (
    <Form method="post" action="/settings/mode" reloadDocument>
      <BackHere />
      <button
        type="submit"
        name="mode"
        value={mode === 'elder' ? 'standard' : 'elder'}
        title={mode === 'elder' ? undefined : t('mode.enterHint')}
        className={switchClass}
      >
        <ALargeSmall aria-hidden="true" className="size-5 shrink-0 max-md:elder:hidden" />
        {mode === 'elder' ? t('mode.leave') : t('mode.enter')}
      </button>
    </Form>
  )
}

/** The other languages, each in its own words. Loads the document anew: only one language is ever in the browser. */
export function LanguageSwitch({ locale }: { locale: Locale }) {
  const t = useT('common')
  return (
    <Form
      method="post"
      action="/settings/language"
      reloadDocument
      aria-label={t('language.change')}
      className="flex gap-2"
    >
      <BackHere />
      {locales
        .filter((other) => other !== locale)
        .map((other) => (
          <button key={other} type="submit" name="locale" value={other} lang={other} className={switchClass}>
            <Languages aria-hidden="true" className="size-5" />
            {t(`language.${other}`)}
          </button>
        ))}
    </Form>
  )
}

function BackHere() {
  const { pathname, search } = useLocation()
  return <input type="hidden" name="to" value={pathname + search} />
}
