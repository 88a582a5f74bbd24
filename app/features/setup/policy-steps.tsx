import { useT } from '../../i18n/index.ts'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { TextField } from '../../ui/index.ts'
import { stepRows } from './policy-fields.ts'

/** A provider's own steps of giving back, earliest first; they count where "own steps" is chosen above. */
export function PolicySteps({ form }: { form: FormState }) {
  const t = useT('provider')
  return (
    <fieldset className="grid gap-4 rounded-md border border-line bg-sunken p-4">
      <legend className="px-1 font-semibold">{t('offering.steps.title')}</legend>
      <p className="max-w-measure text-sm text-ink-soft elder:text-base">{t('offering.steps.lead')}</p>
      {stepRows.map(({ no, hours, percent }) => (
        <div key={no} className="grid grid-cols-2 items-end gap-4">
          <TextField
            {...form.field(hours)}
            label={t('offering.steps.hours', { no })}
            unit={t('offering.steps.hour')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
          />
          <TextField
            {...form.field(percent)}
            label={t('offering.steps.percent', { no })}
            unit="%"
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
          />
        </div>
      ))}
    </fieldset>
  )
}
