import type { ConsentPurpose } from '../../../server/privacy/consent.contract.ts'
import { useT } from '../../i18n/index.ts'

/** What is kept, what for, who sees it, and what happens without it: a line each. */
export function ConsentWords({ purpose, calledBy }: { purpose: ConsentPurpose; calledBy: string }) {
  const t = useT('consent')
  return (
    <>
      <span className="block">{t(`what.${purpose}`, { calledBy })}</span>
      <span className="block">{t(`why.${purpose}`)}</span>
      <span className="block">{t(`who.${purpose}`)}</span>
      <span className="block">{t(`without.${purpose}`)}</span>
    </>
  )
}
