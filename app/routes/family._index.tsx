import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import {
  changeRoleInput,
  createFamilyInput,
  inviteMemberInput,
  removeMemberInput,
} from '../../server/families/family.contract.ts'
import { FamilySection } from '../features/family/family-section.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { isFormReply } from '../rpc/form-reply.ts'
import { FormSummary } from '../rpc/problem-notice.tsx'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { useKept } from '../rpc/use-kept.ts'
import { requirePerson } from '../session/access.server.ts'
import { EmptyState, LinkButton, Page, PageHead, SubmitButton, TextField } from '../ui/index.ts'

export const handle: Handle = { title: 'family:page.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  return { families: await context.api.families.list() }
}

/** Make a family, invite, give a role, remove: each form says which by its intent. */
export async function action({ context, request }: ActionFunctionArgs) {
  requirePerson(context, request)
  const { families } = context.api
  const form = await request.formData()
  try {
    switch (form.get('intent')) {
      case 'create': {
        const read = readForm(form, createFamilyInput)
        if (!read.ok) return read.reply
        await families.create(read.value)
        return redirect('/family')
      }
      case 'invite': {
        const read = readForm(form, inviteMemberInput)
        if (!read.ok) return read.reply
        // Shown in this very answer: the link is told once and kept nowhere.
        return { made: { ...(await families.invite(read.value)), familyId: read.value.familyId } }
      }
      case 'change-role': {
        const read = readForm(form, changeRoleInput)
        if (!read.ok) return read.reply
        await families.changeRole(read.value)
        return redirect('/family')
      }
      case 'remove': {
        const read = readForm(form, removeMemberInput)
        if (!read.ok) return read.reply
        await families.removeMember(read.value)
        return redirect('/family')
      }
    }
  } catch (error) {
    return actionProblem(error, form)
  }
  throw data(null, { status: 400 })
}

export default function Family() {
  const { families } = useLoaderData<typeof loader>()
  const answer = useKept(useActionData<typeof action>())
  const t = useT(['family', 'packages'])
  const form = useFormReply(answer)
  const made = answer && !isFormReply(answer) && 'made' in answer ? answer.made : null
  return (
    <Page>
      <PageHead
        title={t('page.title')}
        lead={t('page.lead')}
        actions={
          <>
            <LinkButton to="/packages" tone="secondary" size="sm">
              {t('packages:mine')}
            </LinkButton>
            <LinkButton to="/family/year" tone="secondary" size="sm">
              {t('family:page.year')}
            </LinkButton>
          </>
        }
      />
      <FormSummary form={form} />
      {families.map((family) => (
        <FamilySection key={family.id} family={family} made={made?.familyId === family.id ? made : null} />
      ))}
      {families.length === 0 && (
        <EmptyState drawing="people" title={t('page.none')} action={<CreateFamily form={form} />}>
          {t('page.noneText')}
        </EmptyState>
      )}
    </Page>
  )
}

function CreateFamily({ form }: { form: ReturnType<typeof useFormReply> }) {
  const t = useT('family')
  return (
    <Form method="post" noValidate className="grid w-full max-w-96 gap-4 text-start">
      <TextField
        label={t('page.createName')}
        hint={t('page.createHint')}
        maxLength={40}
        {...form.field('name')}
      />
      <SubmitButton name="intent" value="create">
        {t('page.create')}
      </SubmitButton>
    </Form>
  )
}
