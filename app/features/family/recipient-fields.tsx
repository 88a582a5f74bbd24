import { useSubmit } from '@remix-run/react'
import { ChevronDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import type { FormState } from '../../rpc/use-form-reply.ts'
import {
  Button,
  Checkbox,
  controlProps,
  Field,
  PhoneField,
  RadioCards,
  Select,
  TextField,
} from '../../ui/index.ts'
import type { RegionChoices } from './regions.server.ts'

type Props = { form: FormState; regions: RegionChoices }
type FieldsProps = Props & {
  /** In the family, where more is asked than while ordering. */
  whole?: boolean
}

/** Who is cared for and where: the same questions when ordering and in the family. Goes inside a POST form. */
export function RecipientFields({ form, regions, whole = false }: FieldsProps) {
  const t = useT('orders')
  return (
    <div className="group/person grid gap-6">
      <RadioCards
        label={t('who.kind')}
        columns={2}
        choices={[
          { value: 'elder', title: t('who.elder') },
          { value: 'child', title: t('who.child') },
        ]}
        {...form.field('kind')}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField
          label={t('who.calledBy')}
          hint={t('who.calledByHint')}
          maxLength={20}
          autoComplete="off"
          {...form.field('calledBy')}
        />
        <TextField
          label={t('who.name')}
          hint={t('who.nameHint')}
          maxLength={40}
          autoComplete="off"
          {...form.field('name')}
        />
      </div>
      <RegionFields form={form} regions={regions} />
      <TextField
        label={t('who.address')}
        hint={t('who.addressHint')}
        maxLength={120}
        autoComplete="off"
        {...form.field('addressLine')}
      />
      <PhoneField
        label={t('who.phone')}
        hint={t('who.phoneHint')}
        optional
        autoComplete="off"
        className="max-w-96"
        {...form.field('phone')}
      />
      <div className="grid gap-4 group-has-[[value=child]:checked]/person:hidden">
        {whole && (
          <Checkbox {...form.tick('callsAhead')} hint={t('who.callsAheadHint')}>
            {t('who.callsAhead')}
          </Checkbox>
        )}
        <Checkbox {...form.tick('asksFirst')} hint={t('who.asksFirstHint')}>
          {t('who.asksFirst')}
        </Checkbox>
      </div>
    </div>
  )
}

/**
 * Province, then city and district in one grouped select. Another province is asked for by posting the form with the
 * intent `province`: it comes back with that province's districts and everything else as it was typed.
 */
export function RegionFields({ form, regions }: Props) {
  const t = useT('orders')
  const submit = useSubmit()
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <div data-wakes className="grid content-start gap-2">
        <Select
          key={regions.province}
          name="province"
          label={t('who.province')}
          hint={t('who.provinceHint')}
          defaultValue={regions.province}
          options={regions.provinces.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={({ currentTarget }) => {
            const typed = currentTarget.form && new FormData(currentTarget.form)
            typed?.set('intent', 'province')
            if (typed) submit(typed, { method: 'post', preventScrollReset: true })
          }}
        />
        {!scripted && (
          <Button
            type="submit"
            name="intent"
            value="province"
            tone="secondary"
            size="sm"
            className="justify-self-start"
          >
            {t('who.provinceChange')}
          </Button>
        )}
      </div>
      <DistrictSelect key={regions.province} form={form} regions={regions} />
    </div>
  )
}

function DistrictSelect({ form, regions }: Props) {
  const t = useT('orders')
  const { name, error, defaultValue } = form.field('regionCode')
  const field = { name, label: t('who.region'), hint: t('who.regionHint'), error }
  return (
    <Field {...field}>
      <span className="relative block">
        <select
          {...controlProps(field)}
          defaultValue={defaultValue}
          className="control cursor-pointer appearance-none pe-12"
        >
          <option value="">{t('who.regionPlaceholder')}</option>
          {regions.cities.map((city) => (
            <optgroup key={city.name} label={city.name}>
              {city.districts.map(({ code, name: district }) => (
                <option key={code} value={code}>
                  {district}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <ChevronDown
          aria-hidden="true"
          className="pointer-events-none absolute end-4 top-1/2 size-5 -translate-y-1/2 text-ink-soft"
        />
      </span>
    </Field>
  )
}
