import { Form, Link } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import { buttonClass, SubmitButton } from '../../ui/index.ts'
import type { Answer, ElderVisit } from './elder-screen.ts'
import { useElderWords } from './use-elder-words.ts'
import { VisitHead } from './visit-screen.tsx'

type AskProps = { visit: ElderVisit; now: Date; page: string }

/** The elder's own yes or no, asked as one would ask at the table. Nothing is decided by this press. */
export function AskScreen({ visit, now, page }: AskProps) {
  const t = useT('elder')
  const words = useElderWords(now)
  const to = (answer: Answer) => `${page}?visit=${visit.orderId}&answer=${answer}`
  return (
    <>
      <p className="font-medium text-pine">{t('ask.eyebrow', { name: visit.orderedByName })}</p>
      <VisitHead visit={visit} now={now} />
      <div className="grid gap-3">
        <Link to={to('agree')} className={buttonClass({ wide: true })}>
          <span className="text-lg">{t(visit.caregiverGender === 'male' ? 'ask.yesHe' : 'ask.yes')}</span>
        </Link>
        <Link to={to('refuse')} className={buttonClass({ tone: 'secondary', wide: true })}>
          <span className="text-lg">{t('ask.no')}</span>
        </Link>
      </div>
      {visit.answerBy && <p>{t('ask.by', { when: words.deadline(visit.answerBy) })}</p>}
    </>
  )
}

/** The answer said back, before it counts. */
export function ConfirmScreen({
  visit,
  answer,
  now,
  page,
  keyOf,
}: AskProps & { answer: Answer; keyOf: string }) {
  const t = useT('elder')
  const words = useElderWords(now)
  const yes = answer === 'agree'
  const names = { when: words.whenOf(visit.startsAt), caregiver: visit.caregiverName, title: visit.title }
  return (
    <>
      <h1 className="text-2xl">{t(yes ? 'ask.confirmYesTitle' : 'ask.confirmNoTitle')}</h1>
      <p className="text-lg">{yes ? t('ask.confirmYes', names) : t('ask.confirmNo', names)}</p>
      <Form method="post" action={page} className="grid gap-3">
        <input type="hidden" name="orderId" value={visit.orderId} />
        <input type="hidden" name="answer" value={answer} />
        <input type="hidden" name="key" value={keyOf} />
        <SubmitButton wide>{t(yes ? 'ask.confirmYesSend' : 'ask.confirmNoSend')}</SubmitButton>
        <Link
          to={`${page}?visit=${visit.orderId}`}
          className={buttonClass({ tone: 'secondary', wide: true })}
        >
          {t('ask.back')}
        </Link>
      </Form>
      <p>{t('ask.undo')}</p>
    </>
  )
}
