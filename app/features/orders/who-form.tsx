import { Form, Link } from '@remix-run/react'
import type { RecipientView } from '../../../server/families/family.contract.ts'
import type { DraftView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { Avatar, FieldGroup, LinkButton, RadioCards, SubmitBar, SubmitButton } from '../../ui/index.ts'
import { RecipientFields } from '../family/recipient-fields.tsx'
import type { RegionChoices } from '../family/regions.server.ts'
import { WishesFields } from '../family/wishes-fields.tsx'
import { draftPath } from './draft-frame.tsx'
import { Fold } from './fold.tsx'

type Props = {
  draft: DraftView
  recipients: readonly RecipientView[]
  regions: RegionChoices
  signedIn: boolean
  form: FormState
}

/** Step 1: one of the family, or somebody described here for the first time. */
export function WhoForm({ draft, recipients, regions, signedIn, form }: Props) {
  const t = useT('orders')
  return (
    <Form method="post" noValidate className="group/who grid gap-8">
      <FormSummary form={form} />
      {!signedIn && (
        <p>
          {t('who.signedOutLead')}{' '}
          <Link to={`/sign-in?next=${encodeURIComponent(draftPath(draft, 'who'))}`} className="link">
            {t('who.signedOutLink')}
          </Link>
        </p>
      )}
      {recipients.length > 0 && <Saved recipients={recipients} form={form} />}
      <div className="group-has-[[name=recipientId]:not([value=new]):checked]/who:hidden">
        {recipients.length > 0 ? (
          <FieldGroup name="new-person" label={<span className="text-lg">{t('who.newPerson')}</span>}>
            <NewPerson form={form} regions={regions} />
          </FieldGroup>
        ) : (
          <NewPerson form={form} regions={regions} />
        )}
      </div>
      <SubmitBar>
        <SubmitButton name="intent" value="next">
          {t('who.save')}
        </SubmitButton>
        <LinkButton to={`/providers/${draft.offering.providerId}`} tone="quiet">
          {t('step.back')}
        </LinkButton>
      </SubmitBar>
    </Form>
  )
}

/** Whom they let in may be said here already; the next step asks as well, with the times before one's eyes. */
function NewPerson({ form, regions }: Pick<Props, 'form' | 'regions'>) {
  const t = useT('wishes')
  return (
    <div className="grid gap-6">
      <RecipientFields form={form} regions={regions} />
      <Fold summary={t('title')}>
        <p className="text-ink-soft">{t('lead')}</p>
        <WishesFields form={form} />
      </Fold>
    </div>
  )
}

function Saved({ recipients, form }: Pick<Props, 'recipients' | 'form'>) {
  const t = useT('orders')
  return (
    <RadioCards
      label={t('who.choose')}
      choices={[
        ...recipients.map((person) => ({
          value: person.id,
          title: person.calledBy,
          lead: <Avatar name={person.calledBy} />,
          detail: [
            person.name,
            `${person.regionName} ${person.addressLine}`,
            person.asksFirst && t('who.asksFirstSaved', { calledBy: person.calledBy }),
          ]
            .filter(Boolean)
            .join(' · '),
        })),
        { value: 'new', title: t('who.someoneElse'), detail: t('who.someoneElseText') },
      ]}
      {...form.field('recipientId')}
    />
  )
}
