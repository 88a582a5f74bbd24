import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import { LinkButton } from '../../ui/index.ts'
import { useRootData } from '../shell/root-data.ts'
import { ElderFrame } from './elder-frame.tsx'

/** The link is over, or we are broken: kind words, and whom to call. */
export function ElderSorry() {
  const t = useT(['elder', 'common'])
  const error = useRouteError()
  const { pathname } = useLocation()
  const phone = useRootData()?.helpPhone ?? null
  const expired = isRouteErrorResponse(error) && error.status === 410
  const part = expired ? 'expired' : 'broken'
  const calls = phone ? [{ key: 'help', label: t('call.service'), phone }] : []
  return (
    <ElderFrame
      hello={t('common:brand')}
      calls={calls}
      spoken={`${t(`${part}.title`)}${t('speak.pause')}${t(`${part}.text`)}`}
    >
      <h1 className="text-2xl">{t(`${part}.title`)}</h1>
      <p>{t(`${part}.text`)}</p>
      {expired ? (
        <>
          <p className="font-semibold">{t('expired.askFamily')}</p>
          {phone && <p>{t('expired.askService')}</p>}
        </>
      ) : (
        <LinkButton to={pathname} reloadDocument wide>
          {t('broken.retry')}
        </LinkButton>
      )}
    </ElderFrame>
  )
}
