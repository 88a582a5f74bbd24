import { Link } from '@remix-run/react'
import { Phone } from 'lucide-react'
import type { Mode } from '../../../server/http/load-context.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import type { Locale } from '../../i18n/locales.ts'
import { buttonClass } from '../../ui/index.ts'
import { LanguageSwitch, ModeSwitch } from './display-switches.tsx'
import { Mark } from './mark.tsx'

type FooterProps = { locale: Locale; mode: Mode; helpPhone: string | null }

/** Help first, then how it looks, then who we are: the same on every page. */
export function Footer({ locale, mode, helpPhone }: FooterProps) {
  const t = useT('common')
  const formats = useFormats()
  const quiet = 'link inline-flex min-h-target-sm items-center'
  return (
    <footer data-chrome className="mt-16 border-t border-line bg-sunken">
      <div className="mx-auto grid max-w-page gap-10 px-4 py-10 sm:px-6 md:grid-cols-[1.4fr_1fr_1fr]">
        <section aria-labelledby="footer-help" className="grid content-start gap-3">
          <h2 id="footer-help" className="text-lg">
            {t('footer.help')}
          </h2>
          {helpPhone && (
            <p className="grid justify-items-start gap-1">
              <a href={`tel:${helpPhone}`} className={buttonClass({ tone: 'secondary' })}>
                <Phone aria-hidden="true" className="size-5" />
                {t('footer.helpCall', { phone: formats.phone(helpPhone) })}
              </a>
              <span className="text-sm text-ink-soft elder:text-base">{t('footer.helpHours')}</span>
            </p>
          )}
          <p>
            <a href="tel:120" className={quiet}>
              {t('footer.emergency')}
            </a>
            <br />
            <a href="tel:12345" className={quiet}>
              {t('footer.publicLine')}
            </a>
          </p>
        </section>
        <section aria-labelledby="footer-display" className="grid content-start gap-3">
          <h2 id="footer-display" className="text-lg">
            {t('footer.choose')}
          </h2>
          <div className="flex flex-wrap gap-3">
            <ModeSwitch mode={mode} />
            <LanguageSwitch locale={locale} />
          </div>
          <p className="text-sm text-ink-soft elder:text-base">{t('mode.enterHint')}</p>
        </section>
        <section aria-labelledby="footer-about" className="grid content-start gap-3">
          <h2 id="footer-about" className="text-lg">
            {t('footer.about')}
          </h2>
          <ul>
            <li>
              <Link to="/privacy" className={quiet}>
                {t('footer.data')}
              </Link>
            </li>
            <li>
              <Link to="/supervision" className={quiet}>
                {t('footer.supervision')}
              </Link>
            </li>
            <li>
              <Link to="/join" className={quiet}>
                {t('footer.providers')}
              </Link>
            </li>
          </ul>
        </section>
      </div>
      <div className="mx-auto flex max-w-page items-center gap-3 border-t border-line px-4 py-6 text-ink-soft sm:px-6">
        <Mark className="size-7 shrink-0 text-pine" />
        <p>{t('footer.promise')}</p>
      </div>
    </footer>
  )
}
