import { Link, useActionData } from '@remix-run/react'
import type { ElderView } from '../../../server/elders/elder.contract.ts'
import { useT } from '../../i18n/index.ts'
import { LiveRegion } from '../../live/live-region.tsx'
import { isFormReply } from '../../rpc/form-reply.ts'
import { ProblemNotice } from '../../rpc/problem-notice.tsx'
import { Notice } from '../../ui/index.ts'
import { AskScreen, ConfirmScreen } from './ask-screens.tsx'
import { type Call, ElderFrame } from './elder-frame.tsx'
import { type Answer, type Asked, screenOf } from './elder-screen.ts'
import { HelpScreen } from './help-screen.tsx'
import { RateFaces } from './rate-faces.tsx'
import { useSpoken } from './use-spoken.ts'
import { VisitScreen } from './visit-screen.tsx'

export type ElderPageProps = {
  view: ElderView
  asked: Asked
  /** The answer just given. */
  said: Answer | null
  /** A call for help was just taken back. */
  takenBack: boolean
  /** A visit was just graded. */
  rated: boolean
  token: string
  keyOf: string
  now: Date
  helpPhone: string | null
}

/** An elder's own page: who comes today, or the one question that waits for an answer. */
export function ElderPage({
  view,
  asked,
  said,
  takenBack,
  rated,
  token,
  keyOf,
  now,
  helpPhone,
}: ElderPageProps) {
  const t = useT(['elder', 'reviews', 'consent', 'complaints'])
  const answer = useActionData()
  const screen = screenOf(view, asked, now)
  const spoken = useSpoken(screen, view, now)
  const problem = isFormReply(answer) ? answer.problem : null
  const page = `/e/${token}`
  return (
    <ElderFrame
      hello={t('elder:hello', { name: view.name })}
      spoken={spoken}
      calls={useCalls(view, screen, helpPhone)}
      help={screen.kind === 'help' ? null : { page, keyOf }}
    >
      <LiveRegion elderToken={token} readAt={now} />
      <ProblemNotice problem={problem} />
      {takenBack && screen.kind !== 'help' && (
        <Notice tone="good" live>
          {t('elder:help.takenBack')}
        </Notice>
      )}
      {screen.kind === 'help' && <HelpScreen incident={screen.incident} page={page} keyOf={keyOf} />}
      {said && screen.kind !== 'none' && screen.kind !== 'help' && (
        <Notice tone="good" live>
          {said === 'agree'
            ? t('elder:ask.yesDone')
            : t('elder:ask.noDone', { name: view.contacts[0]?.name ?? '' })}
        </Notice>
      )}
      {rated && screen.kind !== 'help' && (
        <Notice tone="good" live>
          {t('reviews:elder.done')}
        </Notice>
      )}
      {screen.kind === 'none' && <Nothing said={said} child={view.contacts[0]?.name ?? ''} />}
      {screen.kind === 'ask' && <AskScreen visit={screen.visit} now={now} page={page} />}
      {screen.kind === 'confirm' && (
        <ConfirmScreen visit={screen.visit} answer={screen.answer} now={now} page={page} keyOf={keyOf} />
      )}
      {screen.kind === 'visit' && (
        <VisitScreen
          visit={screen.visit}
          next={screen.next}
          chosen={asked.visitId !== null}
          now={now}
          page={page}
        />
      )}
      {view.toRate && mayRate(view.toRate.orderId, screen) && (
        <RateFaces visit={view.toRate} page={page} keyOf={keyOf} />
      )}
      {(screen.kind === 'none' || screen.kind === 'visit') && (
        <>
          <Link
            to={`${page}/complaint`}
            className="link inline-flex min-h-target items-center justify-self-start"
          >
            {t('complaints:elder.link')}
          </Link>
          <Link
            to={`${page}/consents`}
            className="link inline-flex min-h-target items-center justify-self-start"
          >
            {t('consent:elder.link')}
          </Link>
        </>
      )}
    </ElderFrame>
  )
}

/** Asked where it is the thing to do now: nobody is due, or what is shown is the visit itself. */
const mayRate = (orderId: string, screen: ReturnType<typeof screenOf>) =>
  screen.kind === 'none' || (screen.kind === 'visit' && screen.visit.orderId === orderId)

/** Nobody is due; right after an answer that is what stands here, because it is what was just done. */
function Nothing({ said, child }: { said: Answer | null; child: string }) {
  const t = useT('elder')
  const done = { agree: t('ask.yesDone'), refuse: t('ask.noDone', { name: child }) }
  return (
    <div role={said ? 'status' : undefined} className="grid gap-4">
      <h1 className="text-2xl">{said ? done[said] : t('none.title')}</h1>
      <p>{said ? t('ask.undo') : t('none.text')}</p>
    </div>
  )
}

/** The child first, then the provider of what is shown; our own number where there is nobody else. */
function useCalls(view: ElderView, screen: ReturnType<typeof screenOf>, helpPhone: string | null): Call[] {
  const t = useT('elder')
  const urgent = screen.kind === 'help'
  const family = view.contacts
    .slice(0, screen.kind === 'none' || urgent ? 2 : 1)
    .map(({ name, phone }) => ({ key: phone, label: t('call.family', { name }), phone }))
  const visit = 'visit' in screen ? screen.visit : null
  const provider = visit?.providerPhone
    ? [
        {
          key: 'provider',
          label: t('call.provider', { name: visit.providerName }),
          phone: visit.providerPhone,
        },
      ]
    : []
  const emergency = urgent ? [{ key: '120', label: t('call.emergency'), phone: '120' }] : []
  const calls = [...family, ...provider, ...emergency]
  if (calls.length > 0 || !helpPhone) return calls
  return [{ key: 'help', label: t('call.service'), phone: helpPhone }]
}
