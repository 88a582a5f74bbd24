import { Form, Link, useActionData } from '@remix-run/react'
import { Phone } from 'lucide-react'
import type { ClaimView } from '../../../server/providers/provider.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { buttonClass, Card, DescriptionList, Stack, SubmitButton, TextArea } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'

type ClaimCardProps = { claim: ClaimView; keyOf: string; now: Date }

/** One claim: the evidence on one side, the decision on the other. */
export function ClaimCard({ claim, keyOf, now }: ClaimCardProps) {
  const t = useT('operator')
  const formats = useFormats()
  const minutes = Math.floor((now.getTime() - claim.createdAt.getTime()) / 60_000)
  return (
    <Card as="article" className="grid gap-6 md:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="grid content-start gap-4">
        <div>
          <h2 className="text-xl">
            <Link to={`/providers/${claim.providerId}`} className="no-underline hover:underline">
              {claim.providerName}
            </Link>
          </h2>
          <p className="text-ink-soft">
            {claim.providerPlace} ·{' '}
            {minutes < 1
              ? t('claims.justNow')
              : t('claims.age', { duration: ageOf(minutes, formats.duration) })}
          </p>
        </div>
        <DescriptionList
          items={[
            { term: t('claims.claimant'), value: formats.joined([claim.claimantName, claim.position]) },
            {
              term: t('claims.creditCode'),
              value: <span className="tracking-wider select-all">{claim.creditCode}</span>,
            },
            { term: t('claims.note'), value: claim.note },
            { term: t('claims.submitted'), value: formats.dayTime(claim.createdAt) },
          ]}
        />
      </div>
      <Decision claim={claim} keyOf={keyOf} />
    </Card>
  )
}

function Decision({ claim, keyOf }: Omit<ClaimCardProps, 'now'>) {
  const t = useT('operator')
  const formats = useFormats()
  const answer = useActionData()
  const approval = useIntentForm(answer, 'approve', {}, { claimId: claim.id })
  const rejection = useIntentForm(answer, 'reject', {}, { claimId: claim.id })
  const named = <span className="sr-only"> · {claim.providerName}</span>
  return (
    <div className="grid content-start gap-3">
      <a href={`tel:${claim.contact}`} className={buttonClass({ tone: 'secondary' })}>
        <Phone aria-hidden="true" className="size-5" />
        {t('claims.call', { phone: formats.phone(claim.contact) })}
      </a>
      <Form method="post" className="grid gap-3">
        <FormSummary form={approval} />
        <Intent value="approve" keyOf={keyOf} />
        <input type="hidden" name="claimId" value={claim.id} />
        <SubmitButton name="of" value={`approve-${claim.id}`}>
          {t('claims.approve')}
          {named}
        </SubmitButton>
      </Form>
      <Fold
        summary={
          <>
            {t('claims.reject')}
            {named}
          </>
        }
        danger
        open={rejection.answered || undefined}
      >
        <Form method="post" noValidate>
          <Stack>
            <FormSummary form={rejection} />
            <Intent value="reject" keyOf={keyOf} />
            <input type="hidden" name="claimId" value={claim.id} />
            <TextArea
              {...rejection.field('reason')}
              id={rejection.answered ? 'reason' : `reason-${claim.id}`}
              label={t('claims.rejectReason')}
              hint={t('claims.rejectHint')}
              rows={3}
              maxLength={500}
            />
            <div>
              <SubmitButton tone="danger" name="of" value={`reject-${claim.id}`}>
                {t('claims.rejectSend')}
              </SubmitButton>
            </div>
          </Stack>
        </Form>
      </Fold>
    </div>
  )
}

/** Long waits are told in whole hours: nobody counts the minutes of a day. */
function ageOf(minutes: number, duration: (minutes: number) => string): string {
  return duration(minutes < 120 ? minutes : Math.floor(minutes / 60) * 60)
}
