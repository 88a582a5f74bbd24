import { Form } from '@remix-run/react'
import type { ErasureOutlook } from '../../../server/privacy/person.contract.ts'
import { useT } from '../../i18n/index.ts'
import { ProblemNotice } from '../../rpc/problem-notice.tsx'
import {
  Breadcrumbs,
  buttonClass,
  Card,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Section,
  SubmitButton,
} from '../../ui/index.ts'
import { EraseForm } from './erase-form.tsx'

type MyDataPageProps = { outlook: ErasureOutlook; done: 'asked' | 'undone' | null }

/** Take everything along, or be forgotten: what goes, what stays and why is said before. */
export function MyDataPage({ outlook, done }: MyDataPageProps) {
  const t = useT(['mydata', 'account'])
  const { dueAt, refusal } = outlook
  return (
    <Page width="form">
      <Breadcrumbs items={[{ to: '/account', label: t('account:account.title') }, { label: t('title') }]} />
      <PageHead title={t('title')} lead={t('lead')} />
      {done && (
        <Notice tone="good" live>
          {t(`erase.${done}`)}
        </Notice>
      )}
      {dueAt && (
        <Card tone="now" className="grid gap-3">
          <h2 className="text-lg font-semibold">{t('erase.waiting', { at: dueAt })}</h2>
          <p>{t('erase.waitingText')}</p>
          <Form method="post">
            <SubmitButton name="intent" value="undo">
              {t('erase.undo')}
            </SubmitButton>
          </Form>
        </Card>
      )}
      <Section title={t('export.title')} lead={t('export.text')}>
        <div className="flex flex-wrap gap-3">
          <LinkButton to="/account/data/sheet" tone="secondary" prefetch="none">
            {t('export.readable')}
          </LinkButton>
          <a href="/account/data.json" className={buttonClass({ tone: 'secondary' })} download>
            {t('export.json')}
          </a>
        </div>
        <p className="text-sm text-ink-soft elder:text-base">{t('export.once')}</p>
      </Section>
      {!dueAt && (
        <Section title={t('erase.title')} lead={t('erase.text')}>
          {refusal ? <ProblemNotice problem={{ code: refusal, params: {}, status: 409 }} /> : null}
          <EraseForm outlook={outlook} />
        </Section>
      )}
    </Page>
  )
}
