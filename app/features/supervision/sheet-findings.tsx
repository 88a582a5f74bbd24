import { Form } from '@remix-run/react'
import {
  type InspectionSheet,
  type SheetFinding,
  severities,
  verdicts,
} from '../../../server/supervision/supervision.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { SubmitButton } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { FindingsTable } from './findings-table.tsx'
import { useItemWords } from './words.tsx'

/** The items while the inspection is under way: one row each, arrows and tab are enough to fill them in. */
export function JudgeForm({ sheet, answer }: { sheet: InspectionSheet; answer: unknown }) {
  const t = useT('supervision')
  const form = useIntentForm(answer, 'judge')
  return (
    <Form method="post" className="grid gap-4">
      <input type="hidden" name="intent" value="judge" />
      <FormSummary form={form} />
      <ol className="grid gap-3">
        {sheet.findings.map((finding, index) => (
          <JudgeRow key={finding.id} finding={finding} at={`findings[${index}]`} no={index + 1} />
        ))}
      </ol>
      <p className="print:hidden">
        <SubmitButton name="save" value="1" tone="secondary">
          {t('operator.judge')}
        </SubmitButton>
      </p>
    </Form>
  )
}

function JudgeRow({ finding, at, no }: { finding: SheetFinding; at: string; no: number }) {
  const t = useT('supervision')
  const words = useItemWords()
  const matter = words.matter(finding)
  return (
    <li className="break-inside-avoid rounded-md border border-line bg-surface p-4">
      <fieldset className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_auto_9rem_minmax(0,1fr)] lg:items-start lg:gap-4">
        <legend className="sr-only">{matter}</legend>
        <div>
          <p className="font-medium">
            {no}. {matter}
          </p>
          <p className="text-sm text-ink-soft">
            {finding.basis} · {words.measure(finding)}
          </p>
        </div>
        <input type="hidden" name={`${at}.findingId`} value={finding.id} />
        <div className="flex flex-wrap gap-x-4">
          {verdicts.map((verdict) => (
            <label key={verdict} className="inline-flex min-h-target-sm items-center gap-2">
              <input
                type="radio"
                name={`${at}.verdict`}
                value={verdict}
                required
                defaultChecked={finding.verdict === verdict}
                className="size-5 accent-pine"
              />
              {t(`verdict.${verdict}`)}
            </label>
          ))}
        </div>
        <select
          name={`${at}.severity`}
          aria-label={`${matter} ${t('severity.label')}`}
          defaultValue={finding.severity ?? ''}
          className="control"
        >
          <option value="">{t('severity.label')}</option>
          {severities.map((severity) => (
            <option key={severity} value={severity}>
              {t(`severity.${severity}`)}
            </option>
          ))}
        </select>
        <input
          type="text"
          name={`${at}.note`}
          aria-label={`${matter} ${t('head.note')}`}
          placeholder={t('head.note')}
          defaultValue={finding.note}
          maxLength={500}
          className="control"
        />
      </fieldset>
    </li>
  )
}

/** The items once they stand. */
export function Findings({ findings }: Pick<InspectionSheet, 'findings'>) {
  const t = useT('supervision')
  return <FindingsTable caption={t('operator.sheet')} findings={findings} />
}
