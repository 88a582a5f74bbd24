import { Link } from '@remix-run/react'
import type { Meanwhile } from '../../../server/orders/find-meanwhile.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { LinkButton, Notice } from '../../ui/index.ts'

type Props = { meanwhile: readonly Meanwhile[]; calledBy: string; back: string }

/** Somebody of the family has ordered for that very time already: said before paying, and theirs to decide. */
export function MeanwhileNotice({ meanwhile, calledBy, back }: Props) {
  const t = useT('orders')
  const formats = useFormats()
  if (meanwhile.length === 0) return null
  return (
    <Notice
      tone="warn"
      title={t('confirm.meanwhile', { calledBy })}
      actions={
        <LinkButton to={back} tone="secondary" size="sm">
          {t('confirm.meanwhileChange')}
        </LinkButton>
      }
    >
      {meanwhile.map(({ orderId, title, providerName, startsAt, endsAt }) => (
        <span key={orderId} className="block">
          <Link to={`/orders/${orderId}`} className="link">
            {formats.span(startsAt, endsAt)} {title}
          </Link>{' '}
          · {providerName}
        </span>
      ))}
      {t('confirm.meanwhileText')}
    </Notice>
  )
}
