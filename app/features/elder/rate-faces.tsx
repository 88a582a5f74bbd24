import { Form } from '@remix-run/react'
import type { ElderView } from '../../../server/elders/elder.contract.ts'
import { useT } from '../../i18n/index.ts'
import { SubmitButton } from '../../ui/index.ts'
import { Face, grades } from '../reviews/faces.tsx'

type Props = { visit: NonNullable<ElderView['toRate']>; page: string; keyOf: string }

/** Five faces, one press: the elder's own word, without an account and without typing. */
export function RateFaces({ visit, page, keyOf }: Props) {
  const t = useT('reviews')
  return (
    <section aria-labelledby="rate" className="grid gap-3">
      <h2 id="rate" className="text-xl">
        {t('elder.ask', { name: visit.caregiverName })}
      </h2>
      <p className="text-ink-soft">{t('elder.askTitle', { title: visit.title })}</p>
      <Form method="post" action={page} className="grid gap-2">
        <input type="hidden" name="press" value="rate" />
        <input type="hidden" name="orderId" value={visit.orderId} />
        <input type="hidden" name="key" value={keyOf} />
        {grades.map((grade) => (
          <SubmitButton
            key={grade}
            tone="secondary"
            wide
            name="stars"
            value={String(grade)}
            icon={<Face grade={grade} className="size-9" />}
          >
            <span className="text-lg">{t(`grade.g${grade}`)}</span>
          </SubmitButton>
        ))}
      </Form>
      <p className="text-ink-soft">{t('elder.skip')}</p>
    </section>
  )
}
