import { useT } from '../../i18n/index.ts'
import { Timeline } from '../timeline/timeline.tsx'

const steps = ['submit', 'check', 'run'] as const

/** The way of a claim on the thread everything here hangs on; `at` is the step that is under way, 3 when all are done. */
export function ClaimSteps({ at }: { at: number }) {
  const t = useT('provider')
  return (
    <section aria-label={t('claim.steps.label')}>
      <Timeline
        knots={steps.map((step, index) => ({
          key: step,
          title: t(`claim.steps.${step}`),
          state: index < at ? 'done' : index === at ? 'now' : 'next',
        }))}
      />
    </section>
  )
}
