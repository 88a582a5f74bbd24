import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { updateRecipientInput } from '../../server/families/family.contract.ts'
import { saveRecipient } from '../features/family/recipient-action.server.ts'
import { RecipientForm } from '../features/family/recipient-form.tsx'
import { provinceOf, regionChoices } from '../features/family/regions.server.ts'
import { wishFields } from '../features/family/wishes-fields.tsx'
import { Fold } from '../features/orders/fold.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { actionProblem } from '../rpc/form.server.ts'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { requirePerson } from '../session/access.server.ts'
import { Breadcrumbs, Card, Cluster, LinkButton, Page, PageHead, SubmitButton } from '../ui/index.ts'

export const handle: Handle = {
  title: (t, shown) => shown && t('family:recipient.editTitle', { calledBy: shown.person.calledBy }),
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const families = await context.api.families.list()
  const person = families.flatMap(({ recipients }) => recipients).find(({ id }) => id === params.id)
  if (!person) throw data(null, { status: 404 })
  return { person, regions: await regionChoices(context.api, provinceOf(person.regionCode)) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const { families } = context.api
  const form = await request.formData()
  const recipientId = params.id ?? ''
  if (form.get('intent') === 'archive') {
    try {
      await families.archiveRecipient({ recipientId })
    } catch (error) {
      const reply = actionProblem(error, form)
      return data({ ...reply.data, regions: null }, reply.init ?? undefined)
    }
    return redirect('/family')
  }
  form.set('recipientId', recipientId)
  return (
    (await saveRecipient(context.api, form, updateRecipientInput, families.updateRecipient)) ??
    redirect('/family')
  )
}

export default function Recipient() {
  const { person, regions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT(['family', 'entitlements', 'consent', 'outreach'])
  const archived = answer && answer.regions === null
  const form = useFormReply(archived ? { ...answer, values: initial(person) } : answer, initial(person))
  const names = { calledBy: person.calledBy }
  return (
    <Page width="form">
      <Breadcrumbs items={[{ to: '/family', label: t('page.title') }, { label: person.calledBy }]} />
      <PageHead
        title={t('recipient.editTitle', names)}
        actions={
          person.kind === 'elder' && (
            <LinkButton to={`/family/recipients/${person.id}/card`} tone="secondary" size="sm">
              {t('card.open')}
            </LinkButton>
          )
        }
      />
      <Card tone="quiet">
        <Cluster between>
          <div>
            <h2 className="font-semibold">{t('consent:link')}</h2>
            <p className="text-ink-soft">{t('consent:linkText')}</p>
          </div>
          <LinkButton to={`/family/recipients/${person.id}/consents`} tone="secondary" size="sm">
            {t('consent:open')}
          </LinkButton>
        </Cluster>
      </Card>
      {person.kind === 'elder' && (
        <Card tone="quiet">
          <Cluster between>
            <div>
              <h2 className="font-semibold">{t('entitlements:link')}</h2>
              <p className="text-ink-soft">{t('entitlements:linkText')}</p>
            </div>
            <LinkButton to={`/family/recipients/${person.id}/entitlements`} tone="secondary" size="sm">
              {t('recipient.entitlements')}
            </LinkButton>
          </Cluster>
        </Card>
      )}
      {person.kind === 'elder' && (
        <Card tone="quiet">
          <Cluster between>
            <div>
              <h2 className="font-semibold">{t('outreach:own.link')}</h2>
              <p className="text-ink-soft">{t('outreach:own.linkText')}</p>
            </div>
            <LinkButton to={`/family/recipients/${person.id}/outreach`} tone="secondary" size="sm">
              {t('outreach:own.open')}
            </LinkButton>
          </Cluster>
        </Card>
      )}
      <RecipientForm form={form} regions={answer?.regions ?? regions} />
      <Fold summary={t('recipient.archive', names)} danger>
        <p>{t('recipient.archiveText')}</p>
        <Form method="post">
          <SubmitButton tone="danger" name="intent" value="archive">
            {t('recipient.archiveSend')}
          </SubmitButton>
        </Form>
      </Fold>
    </Page>
  )
}

function initial(
  person: Awaited<ReturnType<typeof loader>>['person'],
): Record<string, string | readonly string[]> {
  return {
    kind: person.kind,
    calledBy: person.calledBy,
    name: person.name,
    regionCode: person.regionCode ?? '',
    addressLine: person.addressLine,
    phone: person.phone ?? '',
    gender: person.gender ?? '',
    bornOn: person.bornOn ?? '',
    asksFirst: person.asksFirst ? 'on' : '',
    callsAhead: person.callsAhead ? 'on' : '',
    ...wishFields(person.wishes),
  }
}
