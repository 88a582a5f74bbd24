import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { putOwnPortraitInput } from '../../server/portraits/portrait.contract.ts'
import { PortraitForm } from '../features/portraits/portrait-form.tsx'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { formFile } from '../rpc/form-files.server.ts'
import { missing, requirePerson } from '../session/access.server.ts'
import { Breadcrumbs, Button, Notice, Page, PageHead } from '../ui/index.ts'

export const handle = { title: 'portraits:title' }

const done = ['put', 'shown', 'removed'] as const

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const said = new URL(request.url).searchParams.get('done')
  const own = await context.api.portraits.own()
  // Whoever is no caregiver has none.
  if (!own) throw missing()
  return { own, said: done.find((one) => one === said) ?? null }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requirePerson(context, request)
  const { portraits } = context.api
  const form = await request.formData()
  const intent = form.get('intent')
  try {
    if (intent === 'portrait_remove') {
      await portraits.removeOwn()
      return redirect('/carer/portrait?done=removed')
    }
    const read = readForm(form, putOwnPortraitInput.omit({ bytes: true }))
    if (!read.ok) return read.reply
    if (intent === 'portrait_show') {
      await portraits.showOwn(read.value)
      return redirect('/carer/portrait?done=shown')
    }
    await portraits.putOwn({ ...read.value, bytes: await formFile(form, 'photo') })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect('/carer/portrait?done=put')
}

export default function CarerPortrait() {
  const { own, said } = useLoaderData<typeof loader>()
  const answer = useActionData()
  const t = useT(['portraits', 'carer'])
  return (
    <Page width="form" className="py-6 sm:py-8">
      <Breadcrumbs items={[{ to: '/carer', label: t('carer:title') }, { label: t('portraits:title') }]} />
      <PageHead title={t('portraits:title')} lead={t('portraits:lead')} />
      {said && (
        <Notice tone="good" live>
          {t(`portraits:done.${said}`)}
        </Notice>
      )}
      {own.portrait && own.byManager && <Notice tone="now">{t('portraits:byManager')}</Notice>}
      <PortraitForm {...own} answer={answer}>
        <Form method="post">
          <input type="hidden" name="intent" value="portrait_show" />
          {!own.everybody && <input type="hidden" name="everybody" value="on" />}
          <Button type="submit" tone="secondary" size="sm">
            {own.everybody ? t('portraits:toVisits') : t('portraits:toEverybody')}
          </Button>
        </Form>
      </PortraitForm>
    </Page>
  )
}
