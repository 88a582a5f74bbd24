import type { CareView } from '../../../server/care/care.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Card, Section } from '../../ui/index.ts'
import { CareForms } from './care-forms.tsx'
import { Entries } from './entries.tsx'
import { TaskList } from './task-list.tsx'

type VisitCareProps = {
  care: CareView
  keyOf: string
  photoPath: string
  /** Photos stay where they are: without a line nothing shows them. */
  offline?: boolean
}

/** The record of a visit in the carer's hand: the plan, what to measure, what was written. */
export function VisitCare({ care, keyOf, photoPath, offline }: VisitCareProps) {
  const t = useT('care')
  const { tasks, entries, canWrite, agreed } = care
  const done = tasks.filter(({ doneAt }) => doneAt).length
  if (!canWrite && entries.length === 0 && tasks.length === 0) return null
  return (
    <>
      {tasks.length > 0 && (
        <Section title={t('tasks')} lead={t('tasksDone', { done, all: tasks.length })}>
          <Card>
            <TaskList tasks={tasks} {...(canWrite && { keyOf })} />
          </Card>
        </Section>
      )}
      {canWrite && (
        <Section title={t('measure')}>
          {/* New keys once something was written: open forms begin anew. */}
          <CareForms key={entries.length} keyOf={keyOf} photoPath={photoPath} agreed={agreed} />
        </Section>
      )}
      {entries.length > 0 && !offline && (
        <Section title={t('entries')}>
          <Card>
            <Entries entries={entries} canStrike={canWrite} />
          </Card>
        </Section>
      )}
    </>
  )
}
