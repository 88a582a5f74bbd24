import { Form, useActionData } from '@remix-run/react'
import type { ErrandView, FoundRecord } from '../../../server/errands/errand.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import {
  Button,
  Card,
  EmptyState,
  Page,
  PageHead,
  Section,
  Stack,
  SubmitButton,
  Tag,
  TextField,
} from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'

type Props = { errand: ErrandView | null; query: string; found: readonly FoundRecord[] | null }

/** One field for everything, behind a reason that is kept. What is found is masked until it is opened, and opening is written down. */
export function SearchPage({ errand, query, found }: Props) {
  const t = useT('watch')
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('search.title')} lead={t('search.lead')} />
      {errand ? (
        <>
          <Card tone="quiet">
            <p className="font-semibold">{t('search.why', { reason: errand.reason })}</p>
            <p className="text-sm text-ink-soft">
              {t('search.whyLeft', { at: errand.endsAt, count: errand.opened })}
            </p>
          </Card>
          <Form method="get" className="flex flex-wrap items-end gap-3">
            <TextField
              className="w-full max-w-form"
              name="q"
              label={t('search.query')}
              hint={t('search.queryHint')}
              key={query}
              defaultValue={query}
              minLength={2}
              maxLength={80}
              autoComplete="off"
            />
            <Button type="submit">{t('search.go')}</Button>
          </Form>
          {found && <Results found={found} />}
          <details>
            <summary className="link min-h-target-sm cursor-pointer">{t('search.change')}</summary>
            <Reason secondary />
          </details>
        </>
      ) : (
        <Reason />
      )}
    </Page>
  )
}

function Reason({ secondary = false }: { secondary?: boolean }) {
  const t = useT('watch')
  const form = useIntentForm(useActionData(), 'begin')
  return (
    <Form method="post" noValidate className="mt-3 max-w-form">
      <Stack>
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="begin" />
        <TextField
          {...form.field('reason')}
          label={t('search.reason')}
          hint={t('search.reasonHint')}
          maxLength={200}
        />
        <div>
          <SubmitButton tone={secondary ? 'secondary' : 'primary'} name="of" value="begin">
            {t('search.begin')}
          </SubmitButton>
        </div>
      </Stack>
    </Form>
  )
}

function Results({ found }: { found: readonly FoundRecord[] }) {
  const t = useT('watch')
  const form = useIntentForm(useActionData(), 'open')
  if (found.length === 0) {
    return (
      <EmptyState drawing="search" title={<h2>{t('search.none')}</h2>}>
        {t('search.noneText')}
      </EmptyState>
    )
  }
  return (
    <Section title={t('search.results')}>
      <FormSummary form={form} />
      <Card flush>
        <ul className="divide-y divide-line">
          {found.map(({ kind, id, label, detail }) => (
            <li key={`${kind}-${id}`}>
              <Form method="post" className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
                <Tag>{t(`search.kinds.${kind}`)}</Tag>
                <span className="min-w-0 flex-1">
                  <span className="font-semibold">{label}</span>
                  {detail && <span className="ml-3 text-ink-soft">{detail}</span>}
                </span>
                <input type="hidden" name="intent" value="open" />
                <input type="hidden" name="kind" value={kind} />
                <input type="hidden" name="id" value={id} />
                <Button type="submit" size="sm" tone="secondary">
                  {t('search.open')}
                  <span className="sr-only"> {label}</span>
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  )
}
