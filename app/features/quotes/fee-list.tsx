import type { Fee } from '../../../server/providers/provider.contract.ts'
import { useT } from '../../i18n/index.ts'
import { clockOf } from './fee-fields.ts'

/** What an offering charges besides its price, in sentences; nothing where there is nothing. */
export function FeeList({ fees }: { fees: readonly Fee[] }) {
  const t = useT('quotes')
  if (fees.length === 0) return null
  const said = (fee: Fee) => {
    switch (fee.kind) {
      case 'holiday':
        return t('catalogue.holiday', { percent: fee.basisPoints / 100 })
      case 'evening':
        return t('catalogue.evening', { percent: fee.basisPoints / 100, from: clockOf(fee.fromMinute) })
      case 'distance':
        return t('catalogue.distance', { free: fee.freeKm, price: fee.fenPerKm })
    }
  }
  return (
    <div className="max-w-measure text-sm text-ink-soft elder:text-base">
      <p>{t('catalogue.title')}</p>
      <ul className="list-disc ps-5">
        {fees.map((fee) => (
          <li key={fee.kind}>{said(fee)}</li>
        ))}
      </ul>
    </div>
  )
}
