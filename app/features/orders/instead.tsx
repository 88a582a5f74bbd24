import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Alternatives } from '../../../server/availability/alternatives.rules.ts'
import type { DraftView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { SubmitButton } from '../../ui/index.ts'

/** The time was taken meanwhile: the same hour with somebody else, or the same person at another hour, one press each. */
export function Instead({ draft, instead }: { draft: DraftView; instead: Alternatives | null }) {
  const t = useT('orders')
  const { startsAt } = draft
  const same = instead?.sameCaregiver
  if (!instead || !startsAt || (instead.sameHour.length === 0 && !same)) return null
  return (
    <section aria-label={t('when.instead')} className="grid gap-3">
      <p className="font-semibold">{t('when.instead')}</p>
      <div className="flex flex-wrap gap-3">
        {instead.sameHour.map(({ id, name }) => (
          <Choice key={id} draft={draft} startsAt={startsAt} caregiverId={id}>
            {t('when.insteadOther', { at: startsAt, name })}
          </Choice>
        ))}
        {same?.startsAt.map((at) => (
          <Choice key={at.toISOString()} draft={draft} startsAt={at} caregiverId={same.id}>
            {t('when.insteadLater', { at, name: same.name })}
          </Choice>
        ))}
      </div>
      <p className="text-sm text-ink-soft elder:text-base">{t('when.insteadHint', { at: startsAt })}</p>
    </section>
  )
}

type ChoiceProps = { draft: DraftView; startsAt: Date; caregiverId: string; children: ReactNode }

function Choice({ draft, startsAt, caregiverId, children }: ChoiceProps) {
  const at = startsAt.toISOString()
  return (
    <Form method="post" className="max-sm:w-full">
      <input type="hidden" name="startsAt" value={at} />
      <input type="hidden" name="caregiverId" value={caregiverId} />
      <input type="hidden" name="note" value={draft.note} />
      <SubmitButton wide tone="secondary" name="of" value={`${caregiverId}-${at}`}>
        {children}
      </SubmitButton>
    </Form>
  )
}
