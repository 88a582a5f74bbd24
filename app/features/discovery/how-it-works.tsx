import { useT } from '../../i18n/index.ts'

const steps = [1, 2, 3] as const

/** Three knots on the same thread that every order hangs on. */
export function HowItWorks() {
  const t = useT('discovery')
  return (
    <section aria-labelledby="how" className="grid gap-6">
      <h2 id="how" className="text-xl">
        {t('home.how')}
      </h2>
      <ol className="grid md:grid-cols-3">
        {steps.map((step) => (
          <li key={step} className="flex gap-4 pb-6 md:grid md:content-start md:pe-8 md:pb-0">
            <span aria-hidden="true" className="flex flex-col items-center md:flex-row">
              <span className="grid size-9 shrink-0 place-items-center rounded-full border-2 border-pine bg-surface font-semibold text-pine">
                {step}
              </span>
              {step < 3 && (
                <span className="flex-1 border-pine-line max-md:border-s-2 md:-me-8 md:border-t-2" />
              )}
            </span>
            <div className="grid content-start gap-1">
              <h3 className="text-lg">{t(`home.step${step}`)}</h3>
              <p className="text-ink-soft">{t(`home.step${step}Text`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
