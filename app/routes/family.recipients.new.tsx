import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addRecipientInput } from '../../server/families/family.contract.ts'
import { noWishesYet } from '../../server/families/wishes.contract.ts'
import { saveRecipient } from '../features/family/recipient-action.server.ts'
import { RecipientForm } from '../features/family/recipient-form.tsx'
import { provinceOf, regionChoices } from '../features/family/regions.server.ts'
import { wishFields } from '../features/family/wishes-fields.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { requirePerson } from '../session/access.server.ts'
import { Page, PageHead } from '../ui/index.ts'

export const handle: Handle = { title: 'family:recipient.newTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const families = await context.api.families.list()
  const asked = new URL(request.url).searchParams.get('family')
  const family = families.find(({ id }) => id === asked) ?? families[0]
  if (!family) throw redirect('/family')
  const near = family.recipients.find(({ regionCode }) => regionCode)
  return { regions: await regionChoices(context.api, provinceOf(near?.regionCode)) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request)
  const form = await request.formData()
  const familyId = new URL(request.url).searchParams.get('family') ?? person.families[0]?.id
  if (!familyId) throw data(null, { status: 400 })
  form.set('familyId', familyId)
  const { addRecipient } = context.api.families
  return (await saveRecipient(context.api, form, addRecipientInput, addRecipient)) ?? redirect('/family')
}

export default function NewRecipient() {
  const { regions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('family')
  const form = useFormReply(answer, { kind: 'elder', ...wishFields(noWishesYet) })
  return (
    <Page width="form">
      <PageHead title={t('recipient.newTitle')} lead={t('recipient.lead')} />
      <RecipientForm form={form} regions={answer?.regions ?? regions} />
    </Page>
  )
}
