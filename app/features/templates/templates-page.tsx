import { Form } from '@remix-run/react'
import { Plus } from 'lucide-react'
import type { RosterTemplates } from '../../../server/availability/template.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import {
  Breadcrumbs,
  Card,
  Cluster,
  EmptyState,
  LinkButton,
  Page,
  PageHead,
  Section,
  SubmitButton,
} from '../../ui/index.ts'
import { Done } from './done.tsx'
import { WeekStrip } from './week-strip.tsx'

type Props = { providerId: string; templates: RosterTemplates }

/** The patterns of a house, and where they were laid lately. */
export function TemplatesPage({ providerId, templates: { templates, uses } }: Props) {
  const t = useT(['templates', 'roster'])
  const base = `/desk/${providerId}/roster/templates`
  const add = (
    <LinkButton to={`${base}/new`} icon={<Plus aria-hidden="true" className="size-5" />}>
      {t('templates:add')}
    </LinkButton>
  )
  return (
    <Page className="py-6 sm:py-8">
      <Breadcrumbs
        items={[
          { to: `/desk/${providerId}/roster`, label: t('roster:title') },
          { label: t('templates:title') },
        ]}
      />
      <PageHead
        title={t('templates:title')}
        lead={t('templates:lead')}
        actions={templates.length > 0 && add}
      />
      <Done />
      {templates.length === 0 ? (
        <Card>
          <EmptyState drawing="calendar" title={<h2>{t('templates:none')}</h2>} action={add}>
            {t('templates:noneText')}
          </EmptyState>
        </Card>
      ) : (
        <ul className="grid gap-4">
          {templates.map((template) => (
            <TemplateCard key={template.id} template={template} to={`${base}/${template.id}`} />
          ))}
        </ul>
      )}
      {uses.length > 0 && (
        <Section title={t('templates:uses.title')} lead={t('templates:uses.lead')}>
          <Card flush>
            <ul className="divide-y divide-line">
              {uses.map((use) => (
                <Use key={use.id} use={use} />
              ))}
            </ul>
          </Card>
        </Section>
      )}
    </Page>
  )
}

function TemplateCard({ template, to }: { template: RosterTemplates['templates'][number]; to: string }) {
  const t = useT('templates')
  const formats = useFormats()
  const { name, hours } = template
  const minutes = hours.reduce((sum, row) => sum + row.endMinute - row.startMinute, 0)
  return (
    <Card as="li" className="grid gap-4">
      <Cluster between>
        <div>
          <h2 className="text-lg">{name}</h2>
          <p className="text-sm text-ink-soft elder:text-base">
            {t('week', { duration: formats.duration(minutes) })}
          </p>
        </div>
        <LinkButton to={to} tone="secondary" size="sm">
          {t('use')}
          <span className="sr-only"> · {name}</span>
        </LinkButton>
      </Cluster>
      <WeekStrip hours={hours} />
    </Card>
  )
}

function Use({ use }: { use: RosterTemplates['uses'][number] }) {
  const t = useT('templates')
  const formats = useFormats()
  const { id, name, firstDay, lastDay, carers, usedAt, undoneAt, over } = use
  const span = t('uses.span', { first: firstDay, last: lastDay })
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-semibold">
          {name} · {span}
        </p>
        <p className="text-sm text-ink-soft elder:text-base">
          {[
            formats.list(carers),
            undoneAt ? t('uses.undone', { at: undoneAt }) : t('uses.at', { at: usedAt }),
            !undoneAt && over && t('uses.over'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {!undoneAt && !over && (
        <Form method="post">
          <input type="hidden" name="id" value={id} />
          <SubmitButton tone="quiet" size="sm" name="of" value={`undo-${id}`}>
            {t('uses.undo')}
            <span className="sr-only">
              {' '}
              · {name} {span}
            </span>
          </SubmitButton>
        </Form>
      )}
    </li>
  )
}
