import { Form, useActionData } from '@remix-run/react'
import { type PoolsView, type PoolView, poolKinds } from '../../../server/capacity/capacity.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import type { FormState } from '../../rpc/use-form-reply.ts'
import {
  CheckboxCards,
  DateField,
  FieldGroup,
  LinkButton,
  RadioCards,
  Select,
  Stack,
  SubmitBar,
  SubmitButton,
  TextField,
} from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { poolFields, SESSIONS, sessionName } from './pool-form-schema.ts'

type Props = { view: PoolsView; pool: PoolView | null; providerId: string; today: string }

/** A group of places: what kind, how many, when, sold as what, looked after by whom. */
export function PoolForm({ view, pool, providerId, today }: Props) {
  const t = useT('capacity')
  const form = useIntentForm(useActionData(), 'save', poolFields(pool, today))
  return (
    <Form method="post" noValidate>
      <Stack gap="lg">
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="save" />
        <RadioCards
          {...form.field('kind')}
          label={t('form.kind')}
          columns={3}
          choices={poolKinds.map((value) => ({ value, title: t(`kind.${value}`) }))}
        />
        <div className="grid items-end gap-6 sm:grid-cols-2">
          <TextField
            {...form.field('name')}
            label={t('form.name')}
            hint={t('form.nameHint')}
            maxLength={20}
          />
          <TextField
            {...form.field('capacity')}
            label={t('form.capacity')}
            unit={t('form.unit')}
            inputMode="numeric"
            maxLength={4}
          />
        </div>
        <ClassField form={form} rules={view.rules} />
        <CheckboxCards
          {...form.list('offeringIds')}
          label={t('form.offerings')}
          hint={t('form.offeringsHint')}
          columns={2}
          choices={view.offerings.map(({ id, title }) => ({ value: id, title }))}
        />
        <Weekdays form={form} />
        <Sessions form={form} />
        <div className="grid gap-6 sm:grid-cols-2">
          <DateField {...form.field('validFrom')} label={t('form.validFrom')} />
          <DateField {...form.field('validUntil')} label={t('form.validUntil')} optional />
        </div>
        {view.caregivers.length > 0 && (
          <CheckboxCards
            {...form.list('carerIds')}
            label={t('form.carers')}
            hint={t('form.carersHint')}
            columns={3}
            optional
            choices={view.caregivers.map(({ id, name }) => ({ value: id, title: name }))}
          />
        )}
        <SubmitBar>
          <SubmitButton name="of" value="save">
            {t('form.save')}
          </SubmitButton>
          <LinkButton tone="quiet" to={`/desk/${providerId}/places`}>
            {t('form.cancel')}
          </LinkButton>
        </SubmitBar>
      </Stack>
    </Form>
  )
}

function ClassField({ form, rules }: { form: FormState; rules: PoolsView['rules'] }) {
  const t = useT('capacity')
  return (
    <div className="grid gap-2">
      <Select
        {...form.field('ageClass')}
        label={t('form.ageClass')}
        hint={t('form.ageClassHint')}
        options={[
          { value: '', label: t('form.ageClassNone') },
          ...rules.map(({ ageClass }) => ({ value: ageClass, label: t(`class.${ageClass}`) })),
        ]}
      />
      <details className="text-sm elder:text-base">
        <summary className="link inline-flex min-h-target-sm cursor-pointer items-center">
          {t('form.rules')}
        </summary>
        <ul className="grid list-disc gap-1 ps-5 text-ink-soft">
          {rules.map(({ ageClass, most, perCarer, source }) => (
            <li key={ageClass}>
              {perCarer === null
                ? t('form.ruleOpen', { most, name: t(`class.${ageClass}`) })
                : t('form.rule', { most, perCarer, name: t(`class.${ageClass}`) })}
              <span className="block">{source}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

function Weekdays({ form }: { form: FormState }) {
  const t = useT('capacity')
  const formats = useFormats()
  const { defaultValue: ticked, ...field } = form.list('weekdays')
  return (
    <FieldGroup {...field} label={t('form.weekdays')}>
      <div className="flex flex-wrap gap-2">
        {([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => (
          <label
            key={weekday}
            className="flex min-h-target-sm cursor-pointer items-center gap-2 rounded-md border border-line bg-surface px-3 has-checked:border-pine has-checked:bg-pine-wash has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="checkbox"
              name="weekdays"
              value={weekday}
              defaultChecked={ticked.includes(String(weekday))}
              className="size-5 accent-pine focus-visible:outline-none"
            />
            {formats.weekday(weekday)}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Up to four parts of a day, one a line; an empty line is none. */
function Sessions({ form }: { form: FormState }) {
  const t = useT('capacity')
  return (
    <FieldGroup {...form.field('sessions')} label={t('form.sessions')} hint={t('form.sessionsHint')}>
      <div className="divide-y divide-line rounded-md border border-line bg-surface px-4 py-1">
        {SESSIONS.map((no) => {
          const error = form.field(sessionName(no, 'to')).error ?? form.field(sessionName(no, 'from')).error
          return (
            <div key={no} className="grid gap-2 py-2 sm:flex sm:items-end">
              <Part form={form} name={sessionName(no, 'name')} label={t('form.sessionName')} nth={no + 1} />
              <span className="flex items-end gap-2">
                <Part form={form} name={sessionName(no, 'from')} label={t('form.start')} nth={no + 1} clock />
                <Part form={form} name={sessionName(no, 'to')} label={t('form.end')} nth={no + 1} clock />
              </span>
              {error && <p className="text-sm font-medium text-bad">{error}</p>}
            </div>
          )
        })}
      </div>
    </FieldGroup>
  )
}

type PartProps = { form: FormState; name: string; label: string; nth: number; clock?: boolean }

function Part({ form, name, label, nth, clock }: PartProps) {
  const { defaultValue, error } = form.field(name)
  return (
    <label className="grid gap-1 text-sm text-ink-soft">
      <span>
        {label}
        <span className="sr-only"> {nth}</span>
      </span>
      <input
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        type={clock ? 'time' : 'text'}
        maxLength={clock ? undefined : 12}
        defaultValue={defaultValue}
        className={`control min-h-target-sm px-3 py-1 text-base text-ink ${clock ? 'w-full max-w-[8em]' : 'w-full sm:w-[10em]'}`}
      />
    </label>
  )
}
