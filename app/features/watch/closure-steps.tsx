import { Form, useActionData } from '@remix-run/react'
import { Check } from 'lucide-react'
import type { ClosureView } from '../../../server/closures/closure.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { cx, SubmitButton, TextArea } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'

type Props = { view: ClosureView; keyOf: string }
type Step = ClosureView['steps'][number]

/** The seven steps in order: what each came to, and the button of the one that comes next. */
export function ClosureSteps({ view, keyOf }: Props) {
  return (
    <ol className="grid gap-3">
      {view.steps.map((step, index) => (
        <li
          key={step.name}
          aria-current={step.state === 'next' ? 'step' : undefined}
          className={cx(
            'grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-4 rounded-md border p-4 sm:p-5',
            step.state === 'next' ? 'border-persimmon-line bg-persimmon-wash' : 'border-line bg-surface',
          )}
        >
          <Mark step={step} no={index + 1} />
          <StepBody step={step} view={view} keyOf={keyOf} />
        </li>
      ))}
    </ol>
  )
}

function Mark({ step, no }: { step: Step; no: number }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        'grid size-10 place-items-center rounded-full font-semibold tabular-nums',
        step.state === 'done' ? 'bg-pine text-on-pine' : 'border border-line-strong text-ink-soft',
      )}
    >
      {step.state === 'done' ? <Check className="size-5" /> : no}
    </span>
  )
}

function StepBody({ step, view, keyOf }: Props & { step: Step }) {
  const t = useT('watch')
  const { name, state, at, byName, result } = step
  return (
    <div className="grid gap-2">
      <h2 className="text-lg">{t(`closure.steps.${name}`)}</h2>
      {state === 'done' && at ? (
        <>
          <p>{String(t(`closure.did.${name}` as never, { packages: 0, packageFen: 0, ...result }))}</p>
          <p className="text-sm text-ink-soft">{t('closure.doneBy', { name: byName, at })}</p>
        </>
      ) : (
        <p className="max-w-measure text-ink-soft">{t(`closure.does.${name}`)}</p>
      )}
      {state === 'next' && <Take step={step} view={view} keyOf={keyOf} />}
    </div>
  )
}

function Take({ step: { name }, view, keyOf }: Props & { step: Step }) {
  const t = useT('watch')
  const draft = t('closure.noticeDraft', { name: view.providerName, reason: view.reason })
  const form = useIntentForm(useActionData(), name, { notice: draft })
  const { pending } = view.money
  return (
    <Form method="post" noValidate className="grid gap-4 print:hidden">
      <FormSummary form={form} />
      <input type="hidden" name="intent" value={name} />
      <input type="hidden" name="key" value={keyOf} />
      {name === 'notice' && (
        <TextArea
          {...form.field('notice')}
          label={t('closure.notice')}
          hint={t('closure.noticeHint')}
          rows={5}
          maxLength={1000}
        />
      )}
      {name === 'balance' && pending > 0 && <p>{t('closure.pending', { count: pending })}</p>}
      <div>
        <SubmitButton name="of" value={name}>
          {t('closure.take', { step: t(`closure.steps.${name}`) })}
        </SubmitButton>
      </div>
    </Form>
  )
}
