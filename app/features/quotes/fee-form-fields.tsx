import { useT } from '../../i18n/index.ts'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { TextField, TimeField } from '../../ui/index.ts'

/** What is charged besides the price; nothing else may be. Goes inside the form of an offering. */
export function FeeFormFields({ form }: { form: FormState }) {
  const t = useT('quotes')
  return (
    <fieldset className="grid gap-4">
      <legend className="font-semibold">{t('form.title')}</legend>
      <p className="text-ink-soft">{t('form.lead')}</p>
      <div className="grid items-end gap-6 sm:grid-cols-2">
        <TextField
          {...form.field('feeHoliday')}
          label={t('form.holiday')}
          unit={t('form.percent')}
          inputMode="numeric"
          maxLength={3}
          optional
        />
        <div className="hidden sm:block" />
        <TextField
          {...form.field('feeEvening')}
          label={t('form.evening')}
          unit={t('form.percent')}
          inputMode="numeric"
          maxLength={3}
          optional
        />
        <TimeField {...form.field('feeEveningFrom')} label={t('form.eveningFrom')} optional />
        <TextField
          {...form.field('feePerKm')}
          label={t('form.distancePrice')}
          unit={t('form.yuan')}
          inputMode="decimal"
          maxLength={6}
          optional
        />
        <TextField
          {...form.field('feeFreeKm')}
          label={t('form.distanceFree')}
          unit={t('form.km')}
          inputMode="numeric"
          maxLength={2}
          optional
        />
      </div>
    </fieldset>
  )
}
