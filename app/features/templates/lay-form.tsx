import { Form } from '@remix-run/react'
import { CircleAlert } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Button, ChipsField, DateField, Stack } from '../../ui/index.ts'

export type Asked = { readonly carers: readonly string[]; readonly first: string; readonly last: string }

type Props = {
  carers: readonly { id: string; name: string }[]
  asked: Asked
  today: string
  /** A sentence where the question was not whole, or was refused. */
  error: string | null
}

/** Whom and which days to lay it over: asked by address, so that a look changes nothing and can be gone back to. */
export function LayForm({ carers, asked, today, error }: Props) {
  const t = useT('templates')
  if (carers.length === 0) return <p className="text-ink-soft">{t('lay.noCarers')}</p>
  return (
    <Form method="get" noValidate>
      <Stack gap="lg">
        {error && (
          <p role="alert" className="flex items-start gap-1.5 font-medium text-bad">
            <CircleAlert aria-hidden="true" className="mt-[0.3em] size-4 shrink-0" />
            {error}
          </p>
        )}
        <ChipsField
          name="carer"
          label={t('lay.who')}
          needed
          defaultValue={asked.carers}
          choices={carers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <div className="grid items-start gap-6 sm:grid-cols-2">
          <DateField name="first" label={t('lay.first')} min={today} defaultValue={asked.first} />
          <DateField
            name="last"
            label={t('lay.last')}
            hint={t('lay.lastHint')}
            min={today}
            defaultValue={asked.last}
          />
        </div>
        <div>
          <Button type="submit" tone="secondary">
            {t('lay.preview')}
          </Button>
        </div>
      </Stack>
    </Form>
  )
}
