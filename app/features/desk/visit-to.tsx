import { Check, Copy, MapPin, MessageSquareText, Phone } from 'lucide-react'
import { useState } from 'react'
import type { Spot } from '../../../server/carer/carer.contract.ts'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Button, buttonClass, Card, cx } from '../../ui/index.ts'
import { MapWays } from '../carer/map-ways.tsx'
import { useReady } from './use-ready.ts'

/** Where to go, whom to call, what was asked for: readable at arm's length. */
export function VisitTo({
  order,
  spot = null,
}: {
  order: Pick<OrderView, 'recipient' | 'addressLine' | 'note'>
  spot?: Spot | null
}) {
  const t = useT('provider')
  const { recipient, addressLine, note } = order
  return (
    <Card className="grid gap-3 sm:gap-4">
      <div className="flex items-start gap-3">
        <MapPin aria-hidden="true" className="mt-[0.4em] size-5 shrink-0 text-pine" />
        <p className="min-w-0 flex-1 text-lg font-medium">
          <span className="sr-only">{t('visit.where')} </span>
          <span className="select-all">{addressLine || t('visit.addressGone')}</span>
        </p>
        {addressLine && <CopyAddress text={addressLine} />}
      </div>
      <div className="flex flex-wrap gap-2">
        {recipient.phone && (
          <a
            href={`tel:${recipient.phone}`}
            className={cx(buttonClass({ tone: 'secondary' }), 'max-sm:flex-1 max-sm:px-3')}
          >
            <Phone aria-hidden="true" className="size-5" />
            {t('visit.call', { name: recipient.name })}
          </a>
        )}
        <MapWays visit={{ spot, addressLine, recipient }} />
      </div>
      {!recipient.phone && addressLine && <p className="text-ink-soft">{t('visit.noPhone')}</p>}
      {addressLine && (
        <div className="flex items-start gap-3 border-t border-line pt-3">
          <MessageSquareText aria-hidden="true" className="mt-[0.3em] size-5 shrink-0 text-pine" />
          <div className="min-w-0">
            <p className="text-sm text-ink-soft">{t('visit.note')}</p>
            <p className="max-w-measure whitespace-pre-line">{note || t('visit.noNote')}</p>
          </div>
        </div>
      )}
    </Card>
  )
}

/** Only where the browser can copy; elsewhere a long press selects the whole address. */
function CopyAddress({ text }: { text: string }) {
  const t = useT('provider')
  const ready = useReady()
  const [copied, setCopied] = useState(false)
  if (!ready || !navigator.clipboard) return null
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  const Icon = copied ? Check : Copy
  return (
    <Button
      tone="quiet"
      className="-my-2 shrink-0 max-sm:px-3"
      icon={<Icon aria-hidden="true" className="size-5" />}
      onClick={copy}
    >
      <span className="max-sm:sr-only">{copied ? t('visit.copied') : t('visit.copy')}</span>
    </Button>
  )
}
