import { Form } from '@remix-run/react'
import type { RecipientConsents } from '../../../server/privacy/consent.contract.ts'
import { useT } from '../../i18n/index.ts'
import type { Problem } from '../../rpc/problem-from.ts'
import { ProblemNotice } from '../../rpc/problem-notice.tsx'
import { LinkButton, Notice, SubmitButton } from '../../ui/index.ts'
import { ElderFrame } from '../elder/elder-frame.tsx'

type Props = {
  of: RecipientConsents
  token: string
  said: 'agree' | 'withdraw' | null
  problem: Problem | null
}

/** The elder decides: four things, what is so now, and one large button for the other way. */
export function OwnConsentsPage({ of, token, said, problem }: Props) {
  const t = useT(['consent', 'elder'])
  return (
    <ElderFrame hello={t('elder:hello', { name: of.recipient.name })} calls={[]}>
      <h1 className="text-2xl">{t('elder.title')}</h1>
      <p>{t('elder.lead')}</p>
      <ProblemNotice problem={problem} />
      {said && (
        <Notice tone="good" live>
          {t(said === 'agree' ? 'elder.doneOn' : 'elder.doneOff')}
        </Notice>
      )}
      <ul className="grid gap-6">
        {of.items.map(({ purpose, state }) => {
          const on = state === 'given'
          return (
            <li key={purpose} className="grid gap-3 border-t border-line pt-5">
              <h2 className="text-xl">{t(`purpose.${purpose}`)}</h2>
              <p>{t(`elder.what.${purpose}`)}</p>
              <p className="font-semibold">{t(on ? 'elder.on' : 'elder.off')}</p>
              {(on || !of.needsGuardian) && (
                <Form method="post">
                  <input type="hidden" name="purpose" value={purpose} />
                  <SubmitButton
                    tone="secondary"
                    wide
                    name="answer"
                    value={on ? 'withdraw' : 'agree'}
                    aria-label={`${t(`purpose.${purpose}`)}: ${t(on ? 'elder.no' : 'elder.yes')}`}
                  >
                    {t(on ? 'elder.no' : 'elder.yes')}
                  </SubmitButton>
                </Form>
              )}
            </li>
          )
        })}
      </ul>
      <LinkButton to={`/e/${token}`} tone="quiet">
        {t('elder.backToPage')}
      </LinkButton>
    </ElderFrame>
  )
}
