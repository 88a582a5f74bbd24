import { Link } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'

/** The way to complain about one order: its family's own, or what an operator notes down from a call. */
export function ComplainLink({ orderId, byPhone = false }: { orderId: string; byPhone?: boolean }) {
  const t = useT('complaints')
  const to = byPhone ? '/operator/complaints/new' : '/complaints/new'
  return (
    <p className="print:hidden">
      <Link to={`${to}?order=${orderId}`} className="link inline-flex min-h-target-sm items-center">
        {t(byPhone ? 'operator.phone' : 'new')}
      </Link>
    </p>
  )
}
