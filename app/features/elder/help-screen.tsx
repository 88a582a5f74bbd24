import { Form } from '@remix-run/react'
import { BellRing, CircleCheck } from 'lucide-react'
import type { ElderView } from '../../../server/elders/elder.contract.ts'
import { useT } from '../../i18n/index.ts'
import { cx, SubmitButton } from '../../ui/index.ts'

type Incident = NonNullable<ElderView['incident']>

/** 我需要帮助: always at the same place, one press, nothing asked. */
export function HelpButton({
  page,
  keyOf,
  brief = false,
}: {
  page: string
  keyOf: string
  /** Shares its line with another button. */
  brief?: boolean
}) {
  const t = useT('elder')
  return (
    <Form method="post" action={page} className="grid">
      <input type="hidden" name="key" value={keyOf} />
      <SubmitButton
        tone="danger"
        wide
        className={brief ? 'h-full px-2!' : ''}
        name="press"
        value="help"
        pendingText={t('help.calling')}
        icon={
          <BellRing aria-hidden="true" className={cx('size-6 shrink-0', brief && 'max-[26rem]:hidden')} />
        }
      >
        {t('help.button')}
      </SubmitButton>
    </Form>
  )
}

/** Help has been called: calm words, who comes, and one press to take it back. */
export function HelpScreen({ incident, page, keyOf }: { incident: Incident; page: string; keyOf: string }) {
  const t = useT('elder')
  const answered = incident.answeredBy.length > 0
  const Icon = answered ? CircleCheck : BellRing
  return (
    <>
      <h1 className="text-3xl leading-snug">{t('help.title')}</h1>
      <p
        role="status"
        className={cx(
          'flex items-start gap-3 text-xl font-semibold',
          answered ? 'text-good' : 'text-persimmon-ink',
        )}
      >
        <Icon aria-hidden="true" className="mt-[0.2em] size-8 shrink-0" />
        {answered
          ? t('help.answered', { names: incident.answeredBy.join(t('help.and')) })
          : t('help.waiting')}
      </p>
      <p>{t('help.stay')}</p>
      {incident.own && (
        <Form method="post" action={page} className="grid gap-2">
          <input type="hidden" name="key" value={keyOf} />
          <SubmitButton tone="secondary" wide name="press" value="take_back">
            <span className="text-lg">{t('help.takeBack')}</span>
          </SubmitButton>
        </Form>
      )}
    </>
  )
}
