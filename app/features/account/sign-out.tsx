import { Form, Link } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import { useSending } from '../../offline/use-sending.ts'
import { useWaiting } from '../../offline/use-waiting.ts'
import { Button, buttonClass, Notice } from '../../ui/index.ts'

/** Signing out wipes what a carer's phone keeps: what it could not send yet is said first, and sent if there is a line. */
export function SignOut() {
  const t = useT(['account', 'carer'])
  const { waiting } = useWaiting()
  useSending()
  const unsent = waiting.length
  return (
    <div className="grid gap-4">
      {unsent > 0 && (
        <Notice
          tone="warn"
          live
          title={t('carer:signOut.title', { count: unsent })}
          actions={
            <Link to="/carer" className={buttonClass({ tone: 'secondary', size: 'sm' })}>
              {t('carer:signOut.look')}
            </Link>
          }
        >
          {t('carer:signOut.text')}
        </Notice>
      )}
      <Form method="post" action="/sign-out">
        <Button type="submit" tone={unsent > 0 ? 'danger' : 'quiet'}>
          {unsent > 0 ? t('carer:signOut.anyway', { count: unsent }) : t('account:account.signOut')}
        </Button>
      </Form>
    </div>
  )
}
