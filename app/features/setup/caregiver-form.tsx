import { Form, useActionData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { languages, type ProviderSetup } from '../../../server/providers/provider.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import {
  ChipsField,
  DateField,
  LinkButton,
  PhoneField,
  RadioCards,
  Stack,
  SubmitBar,
  SubmitButton,
  TextArea,
  TextField,
} from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { hoursToFields } from './hours.ts'
import { HoursFields } from './hours-fields.tsx'
import { SkillsField } from './skills-field.tsx'

type Caregiver = ProviderSetup['caregivers'][number]

/** One caregiver: who, what they do, when, with which certificate, and their own account. */
export function CaregiverForm({ caregiver, setup }: { caregiver: Caregiver | null; setup: ProviderSetup }) {
  const t = useT(['provider', 'discovery'])
  const form = useIntentForm(useActionData(), 'save', initialOf(caregiver))
  return (
    <Form method="post" noValidate>
      <Stack gap="xl">
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="save" />
        <Part title={t('caregiver.person')}>
          <TextField {...form.field('name')} label={t('caregiver.name')} maxLength={40} autoComplete="off" />
          <RadioCards
            {...form.field('gender')}
            label={t('caregiver.gender')}
            columns={2}
            choices={(['female', 'male'] as const).map((value) => ({
              value,
              title: t(`discovery:gender.${value}`),
            }))}
          />
          <ChipsField
            {...form.list('languages')}
            label={t('caregiver.languages')}
            hint={t('caregiver.languagesHint')}
            choices={languages.map((value) => ({ value, label: t(`discovery:language.${value}`) }))}
          />
          <TextArea
            {...form.field('bio')}
            label={t('caregiver.bio')}
            hint={t('caregiver.bioHint')}
            rows={2}
            maxLength={300}
            optional
          />
        </Part>
        <SkillsField form={form} offered={setup.offerings.map(({ category }) => category)} />
        <HoursFields form={form} />
        <Part id="certificate" title={t('caregiver.certificate')} lead={t('caregiver.certificateHint')}>
          <div className="grid items-start gap-6 sm:grid-cols-2">
            <TextField
              {...form.field('certificateNumber')}
              label={t('caregiver.certificateNumber')}
              maxLength={40}
              autoComplete="off"
              optional
            />
            <DateField {...form.field('certificateUntil')} label={t('caregiver.certificateUntil')} optional />
          </div>
        </Part>
        <Part title={t('caregiver.account')}>
          <PhoneField
            {...form.field('accountPhone')}
            label={t('caregiver.accountPhone')}
            hint={t('caregiver.accountPhoneHint')}
            autoComplete="off"
            optional
          />
        </Part>
        <SubmitBar>
          <SubmitButton name="of" value="save">
            {t('caregiver.save')}
          </SubmitButton>
          <LinkButton tone="quiet" to={`/desk/${setup.id}/setup#caregivers`}>
            {t('form.cancel')}
          </LinkButton>
        </SubmitBar>
      </Stack>
    </Form>
  )
}

function Part({
  id,
  title,
  lead,
  children,
}: {
  id?: string
  title: string
  lead?: string
  children: ReactNode
}) {
  return (
    <section id={id} className="grid gap-5">
      <div className="grid gap-0.5">
        <h2 className="text-lg">{title}</h2>
        {lead && <p className="max-w-measure text-sm text-ink-soft">{lead}</p>}
      </div>
      {children}
    </section>
  )
}

function initialOf(caregiver: Caregiver | null) {
  if (!caregiver) return {}
  const { name, gender, bio, skills, hours, accountPhone } = caregiver
  return {
    ...{ name, gender, bio, skills, accountPhone },
    languages: caregiver.languages,
    certificateNumber: caregiver.healthCertificateNumber,
    certificateUntil: caregiver.healthCertificateUntil,
    ...hoursToFields(hours),
  }
}
