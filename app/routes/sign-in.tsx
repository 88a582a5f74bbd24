import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import {
  passwordSignInInput,
  passwordSignUpInput,
  requestCodeInput,
  verifyCodeInput,
} from '../../server/accounts/account.contract.ts'
import { dropWaitingCode, keepWaitingCode, readWaitingCode } from '../features/account/code-cookie.server.ts'
import { CodeStep, PasswordForm, PhoneStep, RegisterForm } from '../features/account/sign-in-forms.tsx'
import { type SignInWay, signInPath, signInWays } from '../features/account/sign-in-path.ts'
import { signInProblem } from '../features/account/sign-in-problem.server.ts'
import { safePath } from '../features/shell/preferences.ts'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { Card, LinkButton, Page, PageHead, Tabs } from '../ui/index.ts'

export const handle: Handle = { title: 'account:signIn.title', quiet: 'visitors' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const next = safePath(searchParams.get('next'))
  if (context.viewer.kind === 'person') throw redirect(next)
  const waiting = await readWaitingCode(request)
  const wished = signInWays.find((way) => way === searchParams.get('way')) ?? 'phone'
  const way: SignInWay = wished === 'code' && !waiting ? 'phone' : wished
  return { next, way, waiting: way === 'code' ? waiting : null }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const { signIn } = context
  const next = safePath(form.get('next'))
  try {
    switch (form.get('intent')) {
      case 'request': {
        const read = readForm(form, requestCodeInput)
        if (!read.ok) return read.reply
        const { sandboxCode } = await signIn.requestCode(read.value.phone)
        const cookie = await keepWaitingCode(request, { phone: read.value.phone, sandboxCode })
        return redirect(signInPath({ next, way: 'code' }), { headers: { 'Set-Cookie': cookie } })
      }
      case 'verify': {
        const waiting = await readWaitingCode(request)
        if (!waiting) return redirect(signInPath({ next }))
        form.set('phone', waiting.phone)
        const read = readForm(form, verifyCodeInput)
        if (!read.ok) return read.reply
        const headers = await signIn.verifyCode(read.value)
        headers.append('Set-Cookie', await dropWaitingCode(request))
        return redirect(next, { headers })
      }
      case 'password': {
        const read = readForm(form, passwordSignInInput)
        if (!read.ok) return read.reply
        return redirect(next, { headers: await signIn.withPassword(read.value) })
      }
      case 'register': {
        const read = readForm(form, passwordSignUpInput)
        if (!read.ok) return read.reply
        return redirect(next, { headers: await signIn.signUp(read.value) })
      }
    }
  } catch (error) {
    return actionProblem(signInProblem(error), form)
  }
  throw data(null, { status: 400 })
}

export default function SignIn() {
  const { next, way, waiting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('account')
  if (way === 'code' && waiting) {
    return (
      <Page width="form" className="max-w-120">
        <PageHead title={t('signIn.codeTitle')} />
        <Card>
          <CodeStep answer={answer} next={next} waiting={waiting} />
        </Card>
      </Page>
    )
  }
  return (
    <Page width="form" className="max-w-120">
      <PageHead
        title={t(way === 'register' ? 'signIn.registerTitle' : 'signIn.title')}
        lead={t('signIn.lead')}
      />
      <Tabs
        label={t('signIn.ways')}
        items={[
          { to: signInPath({ next }), label: t('signIn.byPhone'), current: way === 'phone' },
          {
            to: signInPath({ next, way: 'password' }),
            label: t('signIn.byPassword'),
            current: way !== 'phone',
          },
        ]}
      />
      <Card>
        {way === 'phone' && <PhoneStep answer={answer} next={next} />}
        {way === 'password' && <PasswordForm answer={answer} next={next} />}
        {way === 'register' && <RegisterForm answer={answer} next={next} />}
      </Card>
      <p>
        <LinkButton to="/e" tone="quiet">
          {t('signIn.byCard')}
        </LinkButton>
      </p>
    </Page>
  )
}
