import type { MadeElderLink } from '../../../server/elders/elder.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { PrintButton } from '../orders/print-button.tsx'
import { Mark } from '../shell/mark.tsx'
import { QrPicture } from './qr-picture.tsx'

/** The card for the fridge door: a picture to scan, or two numbers to type. Shown once, since only hashes are kept. */
export function WayInCard({ made }: { made: MadeElderLink }) {
  const t = useT('elder')
  const formats = useFormats()
  const { url, code, entryUrl, phone, name, expiresAt } = made
  const entry = entryUrl.replace(/^https?:\/\//, '')
  return (
    <section className="grid gap-3">
      <div
        data-card
        className="grid grid-cols-[minmax(0,1fr)] gap-5 rounded-md border-2 border-pine bg-surface p-5 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-6 sm:p-6"
      >
        <div className="grid grid-cols-[minmax(0,1fr)] content-start justify-items-center gap-2">
          <QrPicture
            text={url}
            label={t('card.qr', { name })}
            className="aspect-square w-56 max-w-full rounded-sm print:w-64"
          />
          <p className="max-w-56 text-center">{t('card.scan')}</p>
        </div>
        <div className="grid content-start gap-3">
          <p className="flex items-center gap-2 text-lg font-semibold">
            <Mark className="size-7 text-pine" />
            {t('card.title', { name })}
          </p>
          <p>
            {t('card.or')} <span className="text-lg font-semibold break-all">{entry}</span> {t('card.enter')}
          </p>
          <dl className="grid items-baseline gap-x-4 gap-y-1 min-[24rem]:grid-cols-[auto_minmax(0,1fr)]">
            {phone && (
              <>
                <dt className="text-ink-soft">{t('card.phone')}</dt>
                <dd className="text-xl font-semibold">{formats.phone(phone)}</dd>
              </>
            )}
            <dt className="text-ink-soft">{t('card.code')}</dt>
            <dd className="text-3xl font-bold tracking-wider text-pine-deep">
              {code.slice(0, 3)} {code.slice(3)}
            </dd>
          </dl>
          <p className="font-medium">{t('card.help')}</p>
          <p className="text-sm text-ink-soft elder:text-base">
            {t('card.keep', { until: formats.fullDay(expiresAt) })}
          </p>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        <PrintButton>{t('card.print')}</PrintButton>
      </div>
    </section>
  )
}
