import { Form, useActionData } from '@remix-run/react'
import { isNamed, policyNames, stepsOf } from '../../../server/orders/policy.contract.ts'
import {
  abilityGrades,
  ageClasses,
  type OfferingView,
  offeringCategories,
  offeringModes,
  offeringUnits,
} from '../../../server/providers/provider.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import {
  ChipsField,
  LinkButton,
  RadioCards,
  Select,
  Stack,
  SubmitBar,
  SubmitButton,
  TextArea,
  TextField,
} from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { typedFees } from '../quotes/fee-fields.ts'
import { FeeFormFields } from '../quotes/fee-form-fields.tsx'
import { stepFields } from './policy-fields.ts'
import { PolicySteps } from './policy-steps.tsx'
import { yuanOf } from './yuan.ts'

const notices = [0, 60, 120, 240, 720, 1440, 2880, 10080]
const usualNotice = 120

/** One service: what it is, where, for how much, how long, how early to book, and what comes back on cancelling. */
export function OfferingForm({
  offering,
  providerId,
}: {
  offering: OfferingView | null
  providerId: string
}) {
  const t = useT(['provider', 'discovery', 'orders', 'stays'])
  const form = useIntentForm(useActionData(), 'save', initialOf(offering))
  const options = <T extends string>(values: readonly T[], label: (value: T) => string) =>
    values.map((value) => ({ value, label: label(value) }))
  return (
    <Form method="post" noValidate>
      <Stack gap="lg">
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="save" />
        <Select
          {...form.field('category')}
          label={t('offering.category')}
          placeholder={t('offering.chooseCategory')}
          options={options(offeringCategories, (value) => t(`discovery:category.${value}`))}
        />
        <TextField
          {...form.field('title')}
          label={t('offering.title')}
          hint={t('offering.titleHint')}
          maxLength={40}
        />
        <RadioCards
          {...form.field('mode')}
          label={t('offering.mode')}
          columns={3}
          choices={offeringModes.map((value) => ({
            value,
            title: t(`discovery:mode.${value}`),
            detail: t(`offering.modeHints.${value}`),
          }))}
        />
        <div className="grid items-end gap-6 sm:grid-cols-2">
          <TextField
            {...form.field('price')}
            label={t('offering.price')}
            hint={t('offering.priceHint')}
            unit={t('offering.yuan')}
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
          />
          <Select
            {...form.field('unit')}
            label={t('offering.unit')}
            options={options(offeringUnits, (value) => t(`discovery:unit.${value}`))}
          />
          <TextField
            {...form.field('minutes')}
            label={t('offering.minutes')}
            hint={t('offering.minutesHint')}
            unit={t('offering.minute')}
            inputMode="numeric"
            maxLength={4}
          />
          <Select
            {...form.field('noticeMinutes')}
            label={t('offering.notice')}
            hint={t('offering.noticeHint')}
            options={useNoticeOptions(offering?.noticeMinutes ?? usualNotice)}
          />
        </div>
        <TextField
          {...form.field('deposit')}
          label={t('stays:offering.deposit')}
          hint={t('stays:offering.depositHint')}
          unit={t('offering.yuan')}
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          optional
        />
        <FeeFormFields form={form} />
        <RadioCards
          {...form.field('refundPolicy')}
          label={t('offering.policy')}
          hint={t('orders:policy.always')}
          choices={[
            ...policyNames.map((value) => ({
              value,
              title: t(`offering.policies.${value}`),
              detail: t(`orders:policy.${value}`),
            })),
            {
              value: 'custom',
              title: t('offering.policies.custom'),
              detail: t('offering.policies.customHint'),
            },
          ]}
        />
        <PolicySteps form={form} />
        <ChipsField
          {...form.list('servesAbilities')}
          label={t('offering.abilities')}
          hint={t('offering.anybody')}
          choices={options(abilityGrades, (value) => t(`discovery:ability.${value}`))}
        />
        <ChipsField
          {...form.list('servesAges')}
          label={t('offering.ages')}
          hint={t('offering.anybody')}
          choices={options(ageClasses, (value) => t(`discovery:age.${value}`))}
        />
        <TextArea
          {...form.field('description')}
          label={t('offering.description')}
          hint={t('offering.descriptionHint')}
          maxLength={600}
          optional
        />
        <TextArea
          {...form.field('tasks')}
          label={t('offering.tasks')}
          hint={t('offering.tasksHint')}
          rows={5}
          maxLength={1200}
          optional
        />
        <SubmitBar>
          <SubmitButton name="of" value="save">
            {t('offering.save')}
          </SubmitButton>
          <LinkButton tone="quiet" to={`/desk/${providerId}/setup#offerings`}>
            {t('form.cancel')}
          </LinkButton>
        </SubmitBar>
      </Stack>
    </Form>
  )
}

function initialOf(offering: OfferingView | null) {
  if (!offering)
    return {
      mode: 'at_home',
      unit: 'visit',
      minutes: 60,
      noticeMinutes: usualNotice,
      refundPolicy: 'flexible',
    }
  const { category, title, description, mode, unit, minutes, noticeMinutes, refundPolicy } = offering
  return {
    category,
    title,
    description,
    mode,
    unit,
    minutes,
    noticeMinutes,
    refundPolicy: isNamed(refundPolicy) ? refundPolicy : 'custom',
    ...stepFields(isNamed(refundPolicy) ? [] : (stepsOf(refundPolicy) ?? [])),
    price: yuanOf(offering.priceFen),
    deposit: offering.depositFen > 0 ? yuanOf(offering.depositFen) : '',
    tasks: offering.tasks.join('\n'),
    ...typedFees(offering.fees),
    servesAbilities: offering.servesAbilities,
    servesAges: offering.servesAges,
  }
}

/** The usual notices, and the one the service already has. */
function useNoticeOptions(kept: number) {
  const t = useT('provider')
  const formats = useFormats()
  const label = (minutes: number) => {
    if (minutes === 0) return t('offering.noticeNone')
    if (minutes % 1440 === 0) return t('offering.noticeDays', { count: minutes / 1440 })
    return t('offering.noticeAhead', { duration: formats.duration(minutes) })
  }
  return [...new Set([...notices, kept])]
    .sort((a, b) => a - b)
    .map((minutes) => ({ value: String(minutes), label: label(minutes) }))
}
