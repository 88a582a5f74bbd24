import { Form, Link } from '@remix-run/react'
import { type ProviderKind, providerKinds } from '../../../server/providers/provider.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import {
  Breadcrumbs,
  Button,
  Checkbox,
  CheckboxCards,
  DateField,
  Page,
  PageHead,
  RadioCards,
  Section,
  Stack,
  SubmitButton,
  TextField,
} from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'

type Choice = { id: string; name: string; kind: ProviderKind; place: string }
export type PlanProps = {
  query: string
  hits: readonly Choice[]
  chosen: Choice | null
  keys: { plan: string; draw: string }
  today: string
  answer: unknown
}

/** Plans one inspection, or draws some. */
export function PlanPage({ query, hits, chosen, keys, today, answer }: PlanProps) {
  const t = useT(['supervision', 'discovery'])
  return (
    <Page width="form" className="py-6 sm:py-8">
      <Breadcrumbs items={[{ to: '/operator/supervision', label: t('operator.title') }]} />
      <PageHead title={t('operator.planTitle')} lead={t('operator.planLead')} />
      {chosen ? (
        <PlanForm provider={chosen} keyOf={keys.plan} today={today} answer={answer} />
      ) : (
        <>
          <Form method="get" className="flex flex-wrap items-end gap-3">
            <TextField
              className="min-w-0 flex-1"
              name="q"
              label={t('operator.provider')}
              hint={t('operator.providerHint')}
              defaultValue={query}
            />
            <Button type="submit" tone="secondary">
              {t('operator.look')}
            </Button>
          </Form>
          {query && hits.length === 0 && <p>{t('operator.nobody')}</p>}
          <Stack as="ul" gap="sm">
            {hits.map((hit) => (
              <li
                key={hit.id}
                className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-2"
              >
                <span>
                  {hit.name}
                  <span className="block text-sm text-ink-soft">
                    {t(`discovery:kind.${hit.kind}`)} · {hit.place}
                  </span>
                </span>
                <Link
                  to={`/operator/supervision/new?provider=${hit.id}`}
                  className="link inline-flex min-h-target-sm items-center"
                >
                  {t('operator.choose')}
                </Link>
              </li>
            ))}
          </Stack>
        </>
      )}
      <DrawForm keyOf={keys.draw} today={today} answer={answer} />
    </Page>
  )
}

type FormProps = { keyOf: string; today: string; answer: unknown }

function PlanForm({ provider, keyOf, today, answer }: FormProps & { provider: Choice }) {
  const t = useT('supervision')
  const form = useIntentForm(answer, 'plan', { cause: 'planned', plannedOn: today })
  return (
    <Form method="post" noValidate>
      <Stack gap="lg">
        <Intent value="plan" keyOf={keyOf} />
        <input type="hidden" name="providerId" value={provider.id} />
        <FormSummary form={form} />
        <p className="text-lg font-semibold">
          {provider.name} <span className="font-normal text-ink-soft">{provider.place}</span>
        </p>
        <RadioCards
          label={t('operator.cause')}
          {...form.field('cause')}
          columns={2}
          choices={(['planned', 'complaint'] as const).map((value) => ({
            value,
            title: t(`cause.${value}`),
          }))}
        />
        <DateField label={t('operator.plannedOn')} {...form.field('plannedOn')} min={today} id="plan-day" />
        <Checkbox {...form.tick('announced')} id="plan-announced">
          {t('operator.announced')}
        </Checkbox>
        <TextField
          label={t('operator.team')}
          hint={t('operator.teamHint')}
          {...form.field('team')}
          optional
        />
        <TextField label={t('operator.note')} {...form.field('note')} optional />
        <SubmitButton name="do" value="plan">
          {t('operator.save')}
        </SubmitButton>
      </Stack>
    </Form>
  )
}

function DrawForm({ keyOf, today, answer }: FormProps) {
  const t = useT(['supervision', 'discovery'])
  const form = useIntentForm(answer, 'draw', { plannedOn: today, count: '3' })
  return (
    <Section title={t('operator.drawTitle')} lead={t('operator.drawLead')}>
      <Form method="post" noValidate>
        <Stack gap="lg">
          <Intent value="draw" keyOf={keyOf} />
          <FormSummary form={form} />
          <TextField label={t('operator.seed')} hint={t('operator.seedHint')} {...form.field('seed')} />
          <CheckboxCards
            label={t('filter.kind')}
            {...form.list('kinds')}
            optional
            columns={3}
            choices={providerKinds.map((value) => ({ value, title: t(`discovery:kind.${value}`) }))}
          />
          <TextField label={t('operator.city')} {...form.field('city')} optional />
          <TextField label={t('operator.districtField')} {...form.field('district')} optional />
          <TextField label={t('operator.count')} {...form.field('count')} type="number" min={1} max={200} />
          <DateField label={t('operator.plannedOn')} {...form.field('plannedOn')} min={today} id="draw-day" />
          <Checkbox {...form.tick('announced')} id="draw-announced">
            {t('operator.announced')}
          </Checkbox>
          <SubmitButton name="do" value="draw" tone="secondary">
            {t('operator.draw')}
          </SubmitButton>
        </Stack>
      </Form>
    </Section>
  )
}
