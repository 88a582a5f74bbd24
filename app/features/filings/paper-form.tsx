import { Form, useActionData } from '@remix-run/react'
import type { PaperView } from '../../../server/filings/filing.contract.ts'
import { endingPapers, paperDetails, yearlyPapers } from '../../../server/filings/paper.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import {
  DateField,
  FileField,
  PICTURES,
  Select,
  Stack,
  SubmitBar,
  SubmitButton,
  TextArea,
  TextField,
} from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'

type Draft = PaperView['filings'][number]

/** What a paper says, and its scans: kept as a draft or handed in. */
export function PaperForm({ paper, draft, keyOf }: { paper: PaperView; draft: Draft | null; keyOf: string }) {
  const t = useT('filings')
  const { kind } = paper
  const form = useIntentForm(useActionData(), 'save', initialOf(draft))
  const details = paperDetails[kind]
  const named = kind as 'insurance'
  const yearly = yearlyPapers.includes(kind)
  const ends = endingPapers.includes(kind) && !yearly
  return (
    <Form method="post" encType="multipart/form-data" noValidate>
      <Stack gap="lg">
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="key" value={keyOf} />
        {details && (
          <Select
            {...form.field('detail')}
            label={t(`detail.${kind as 'licence'}.label`)}
            placeholder=""
            options={details.map((value) => ({
              value,
              label: t(`detail.${kind as 'licence'}.${value as 'company'}`),
            }))}
          />
        )}
        <TextField
          {...form.field('number')}
          label={named in numbered ? t(`form.numberOf.${named}`) : t('form.number')}
          maxLength={60}
          autoComplete="off"
        />
        <TextField
          {...form.field('issuer')}
          label={t('form.issuer')}
          maxLength={80}
          autoComplete="off"
          optional
        />
        <div className="grid items-start gap-6 sm:grid-cols-2">
          <DateField
            {...form.field('validFrom')}
            label={t(kind === 'no_criminal_record' ? 'form.fromQuery' : 'form.from')}
          />
          <DateField
            {...form.field('validUntil')}
            label={t('form.until')}
            hint={t(yearly ? 'form.untilYear' : 'form.untilHint')}
            optional={!ends}
          />
        </div>
        <FileField
          {...form.field('files')}
          label={t('form.files')}
          hint={t('form.filesHint')}
          multiple
          accept={`application/pdf,${PICTURES}`}
        />
        <TextArea {...form.field('note')} label={t('form.note')} rows={2} maxLength={300} optional />
        <SubmitBar>
          <SubmitButton name="submit" value="on">
            {t('form.submit')}
          </SubmitButton>
          <SubmitButton name="submit" value="" tone="secondary">
            {t('form.save')}
          </SubmitButton>
        </SubmitBar>
      </Stack>
    </Form>
  )
}

const numbered = { premises: 1, insurance: 1, video_promise: 1, no_criminal_record: 1, training_record: 1 }

const initialOf = (draft: Draft | null) =>
  draft
    ? {
        ...{ detail: draft.detail, number: draft.number, issuer: draft.issuer, note: draft.note },
        ...{ validFrom: draft.validFrom ?? '', validUntil: draft.validUntil ?? '' },
      }
    : {}
