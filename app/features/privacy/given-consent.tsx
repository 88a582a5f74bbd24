import { Form } from '@remix-run/react'
import type { ConsentView, RecipientConsents } from '../../../server/privacy/consent.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Card, SubmitButton } from '../../ui/index.ts'
import { ConsentWords } from './consent-words.tsx'

type Props = { item: ConsentView; recipient: RecipientConsents['recipient']; mayChange: boolean }

/** One yes that counts: to what, whose, until when, and the button that takes it back. */
export function GivenConsent({ item, recipient, mayChange }: Props) {
  const t = useT('consent')
  const { purpose, basis, givenByName, givenAt, expiresAt, renewable } = item
  return (
    <Card as="li" className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-lg">{t(`purpose.${purpose}`)}</h3>
        <Badge tone={renewable ? 'warn' : 'good'}>{t(renewable ? 'renewable' : 'state.given')}</Badge>
      </div>
      <p>
        {t('givenLine', { by: givenByName, at: givenAt, until: expiresAt })}
        {basis && <span className="block text-ink-soft">{t(`basis.${basis}`)}</span>}
      </p>
      <p className="grid gap-1 text-sm text-ink-soft elder:text-base">
        <ConsentWords purpose={purpose} calledBy={recipient.calledBy} />
      </p>
      {mayChange && (
        <Form method="post">
          <input type="hidden" name="intent" value="withdraw" />
          <SubmitButton
            tone="secondary"
            size="sm"
            name="purpose"
            value={purpose}
            aria-label={t('withdrawOf', { purpose: t(`purpose.${purpose}`) })}
          >
            {t('withdraw')}
          </SubmitButton>
        </Form>
      )}
    </Card>
  )
}
