import type { CareView } from '../../../server/care/care.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Card, LinkButton, Section } from '../../ui/index.ts'
import { Entries } from './entries.tsx'
import { TaskList } from './task-list.tsx'

type FamilyCareProps = { care: CareView; orderId: string; recipient: { id: string; calledBy: string } }

/** What was done, measured and seen at a visit: every member of the family reads the same. */
export function FamilyCare({ care, orderId, recipient }: FamilyCareProps) {
  const t = useT('care')
  const { tasks, entries } = care
  if (entries.length === 0 && !tasks.some(({ doneAt }) => doneAt)) return null
  return (
    <Section title={t('family.title')}>
      <Card className="grid gap-5">
        {tasks.length > 0 && <TaskList tasks={tasks} />}
        {entries.length > 0 && <Entries entries={entries} />}
      </Card>
      <div className="flex flex-wrap gap-3 print:hidden">
        {entries.some(({ value }) => value !== null) && (
          <LinkButton to={`/family/recipients/${recipient.id}/vitals`} tone="secondary" size="sm">
            {t('family.vitals', { calledBy: recipient.calledBy })}
          </LinkButton>
        )}
        <LinkButton to={`/orders/${orderId}/report`} tone="quiet" size="sm">
          {t('family.report')}
        </LinkButton>
      </div>
    </Section>
  )
}
