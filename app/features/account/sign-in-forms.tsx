import { Form, Link } from '@remix-run/react'
import { FlaskConical } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import { Button, CodeField, PhoneField, SubmitButton, TextField } from '../../ui/index.ts'
import type { WaitingCode } from './code-cookie.server.ts'
import { signInPath } from './sign-in-path.ts'

type Props = { answer: unknown; next: string }

/** Step 1: the number. */
export function PhoneStep({ answer, next }: Props) {
  const t = useT('account')
  const form = useFormReply(answer)
  return (
    <Form method="post" noValidate className="grid gap-6">
      <FormSummary form={form} />
      <input type="hidden" name="next" value={next} />
      <PhoneField label={t('signIn.phone')} {...form.field('phone')} />
      <SubmitButton name="intent" value="request" wide>
        {t('signIn.send')}
      </SubmitButton>
      <p className="text-sm text-ink-soft elder:text-base">{t('signIn.promise')}</p>
    </Form>
  )
}

/** Step 2: the code that went to it. */
export function CodeStep({ answer, next, waiting }: Props & { waiting: WaitingCode }) {
  const t = useT('account')
  const form = useFormReply(answer)
  return (
    <div className="grid gap-6">
      <p>{t('signIn.codeSent', { phone: waiting.phone })}</p>
      {waiting.sandboxCode && (
        <p className="flex items-start gap-3 rounded-md border border-dashed border-warn-line bg-warn-wash px-4 py-3 text-warn">
          <FlaskConical aria-hidden="true" className="mt-[0.25em] size-5 shrink-0" />
          <span>
            <span className="block font-semibold">{t('signIn.sandboxTitle')}</span>
            {t('signIn.sandbox', { code: waiting.sandboxCode })}
          </span>
        </p>
      )}
      <Form method="post" noValidate className="grid gap-6">
        <FormSummary form={form} />
        <input type="hidden" name="next" value={next} />
        <CodeField label={t('signIn.code')} {...form.field('code')} autoFocus />
        <SubmitButton name="intent" value="verify" wide>
          {t('signIn.verify')}
        </SubmitButton>
      </Form>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
        <Form method="post">
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="phone" value={waiting.phone} />
          <Button type="submit" name="intent" value="request" tone="quiet" size="sm" className="-mx-4">
            {t('signIn.again')}
          </Button>
        </Form>
        <Link
          to={signInPath({ next })}
          className="link inline-flex min-h-target-sm items-center text-sm elder:text-base"
        >
          {t('signIn.otherPhone')}
        </Link>
      </div>
    </div>
  )
}

/** The second way: e-mail and password. */
export function PasswordForm({ answer, next }: Props) {
  const t = useT('account')
  const form = useFormReply(answer)
  return (
    <Form method="post" noValidate className="grid gap-6">
      <FormSummary form={form} />
      <input type="hidden" name="next" value={next} />
      <TextField type="email" label={t('signIn.email')} autoComplete="username" {...form.field('email')} />
      <TextField
        type="password"
        label={t('signIn.password')}
        autoComplete="current-password"
        {...form.field('password')}
      />
      <SubmitButton name="intent" value="password" wide>
        {t('signIn.enter')}
      </SubmitButton>
      <p>
        {t('signIn.noAccount')}{' '}
        <Link to={signInPath({ next, way: 'register' })} className="link inline-flex min-h-6 items-center">
          {t('signIn.register')}
        </Link>
      </p>
    </Form>
  )
}

export function RegisterForm({ answer, next }: Props) {
  const t = useT('account')
  const form = useFormReply(answer)
  return (
    <Form method="post" noValidate className="grid gap-6">
      <FormSummary form={form} />
      <input type="hidden" name="next" value={next} />
      <TextField label={t('signIn.name')} autoComplete="name" maxLength={40} {...form.field('name')} />
      <TextField type="email" label={t('signIn.email')} autoComplete="username" {...form.field('email')} />
      <TextField
        type="password"
        label={t('signIn.password')}
        hint={t('signIn.passwordHint')}
        autoComplete="new-password"
        {...form.field('password')}
      />
      <SubmitButton name="intent" value="register" wide>
        {t('signIn.registerSend')}
      </SubmitButton>
      <p>
        <Link to={signInPath({ next, way: 'password' })} className="link inline-flex min-h-6 items-center">
          {t('signIn.haveAccount')}
        </Link>
      </p>
    </Form>
  )
}
