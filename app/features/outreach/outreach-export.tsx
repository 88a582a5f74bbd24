import { Form } from '@remix-run/react'
import { EXPORT_MOST } from '../../../server/outreach/outreach.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Button, Section, TextField } from '../../ui/index.ts'
import { Fold } from '../orders/fold.tsx'
import type { OutreachFilter } from './outreach-list.tsx'

/** The filtered list as a file: masked for the asking, with names for a reason. */
export function OutreachExport({ filter, query }: { filter: OutreachFilter; query: string }) {
  const t = useT('outreach')
  const asked = Object.entries(filter).filter(([, value]) => value)
  return (
    <Section title={t('file.title')}>
      <a href={`/operator/outreach.csv?${query}`} className="link inline-flex min-h-target-sm items-center">
        {t('file.masked')}
      </a>
      <Fold summary={t('file.open')}>
        <p className="max-w-measure text-ink-soft">{t('file.openText', { most: EXPORT_MOST })}</p>
        <Form method="post" action="/operator/outreach.csv" reloadDocument className="grid max-w-form gap-4">
          {asked.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value === true ? 'on' : String(value)} />
          ))}
          <TextField
            name="reason"
            label={t('file.reason')}
            hint={t('file.reasonHint')}
            minLength={4}
            maxLength={200}
            required
            autoComplete="off"
          />
          <Button type="submit" tone="secondary" className="justify-self-start">
            {t('file.send')}
          </Button>
        </Form>
      </Fold>
    </Section>
  )
}
