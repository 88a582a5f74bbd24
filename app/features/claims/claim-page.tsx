import type { ClaimView, ProviderPage } from '../../../server/providers/provider.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Breadcrumbs, Card, DescriptionList, LinkButton, Notice, Page, PageHead } from '../../ui/index.ts'
import { ClaimForm } from './claim-form.tsx'
import type { ClaimStage } from './claim-stage.ts'
import { ClaimSteps } from './claim-steps.tsx'

type Listing = Pick<ProviderPage, 'id' | 'name' | 'place' | 'addressLine'>
export type ClaimPageProps = {
  listing: Listing
  stage: ClaimStage
  claim: ClaimView | null
  keyOf: string
  signInTo: string
}

/** 认领: from the form to the decision, one page that says where it stands. */
export function ClaimPage({ listing, stage, claim, keyOf, signInTo }: ClaimPageProps) {
  const t = useT('provider')
  return (
    <Page width="form">
      <Breadcrumbs
        items={[{ to: `/providers/${listing.id}`, label: listing.name }, { label: t('claim.eyebrow') }]}
      />
      <PageHead
        eyebrow={t('claim.eyebrow')}
        title={t(titles[stage])}
        lead={asks(stage) ? t('claim.lead', { name: listing.name }) : listing.name}
      />
      {stage === 'sign_in' && (
        <>
          <ClaimSteps at={0} />
          <Notice
            title={t('claim.signInTitle')}
            actions={<LinkButton to={signInTo}>{t('claim.signInAction')}</LinkButton>}
          >
            {t('claim.signIn')}
          </Notice>
        </>
      )}
      {stage === 'form' && (
        <>
          <ClaimSteps at={0} />
          <ClaimForm keyOf={keyOf} listing={listing} />
        </>
      )}
      {stage === 'submitted' && claim && <Submitted claim={claim} />}
      {stage === 'rejected' && claim && <Rejected claim={claim} keyOf={keyOf} listing={listing} />}
      {stage === 'yours' && <Yours listing={listing} justNow={claim?.state === 'approved'} />}
      {stage === 'taken' && <Notice tone="warn">{t('claim.taken')}</Notice>}
    </Page>
  )
}

const titles = {
  sign_in: 'claim.title',
  form: 'claim.title',
  submitted: 'claim.submittedTitle',
  rejected: 'claim.rejectedTitle',
  yours: 'claim.yoursTitle',
  taken: 'claim.takenTitle',
} as const
const asks = (stage: ClaimStage) => stage === 'sign_in' || stage === 'form'

function Submitted({ claim }: { claim: ClaimView }) {
  const t = useT('provider')
  const formats = useFormats()
  return (
    <>
      <ClaimSteps at={1} />
      <Notice tone="info" live>
        {t('claim.submitted', { contact: formats.maskPhone(claim.contact) })}
      </Notice>
      <Card tone="quiet" className="grid gap-4">
        <h2 className="text-lg">{t('claim.yourAnswers')}</h2>
        <DescriptionList
          items={[
            { term: t('claim.listing'), value: formats.aside(claim.providerName, claim.providerPlace) },
            { term: t('claim.position'), value: claim.position },
            { term: t('claim.creditCode'), value: claim.creditCode },
            { term: t('claim.contact'), value: formats.phone(claim.contact) },
            { term: t('claim.note'), value: claim.note },
            { term: t('claim.submittedAt'), value: formats.dayTime(claim.createdAt) },
          ]}
        />
      </Card>
    </>
  )
}

function Rejected({ claim, keyOf, listing }: { claim: ClaimView; keyOf: string; listing: Listing }) {
  const t = useT('provider')
  return (
    <>
      <Notice
        tone="bad"
        live
        title={claim.reason ? t('claim.rejectedReason', { reason: claim.reason }) : undefined}
      >
        {t('claim.rejected')}
      </Notice>
      <ClaimForm keyOf={keyOf} listing={listing} earlier={claim} />
    </>
  )
}

function Yours({ listing, justNow }: { listing: Listing; justNow: boolean }) {
  const t = useT('provider')
  return (
    <>
      {justNow && <ClaimSteps at={3} />}
      <Notice
        tone="good"
        live
        title={justNow ? t('claim.approvedTitle') : undefined}
        actions={<LinkButton to={`/desk/${listing.id}/setup`}>{t('claim.toDesk')}</LinkButton>}
      >
        {justNow ? t('claim.approved') : t('claim.yours')}
      </Notice>
    </>
  )
}
