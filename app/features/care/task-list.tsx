import { Form } from '@remix-run/react'
import { Check, Circle } from 'lucide-react'
import type { CareView } from '../../../server/care/care.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, cx, SubmitButton } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'

type TaskListProps = {
  tasks: CareView['tasks']
  /** A key for each line; without them the list is only read. */
  keyOf?: string
}

/** The plan of the visit. Each line is one press for a thumb; what is done says when. */
export function TaskList({ tasks, keyOf }: TaskListProps) {
  const t = useT('care')
  return (
    <ul className="grid divide-y divide-line">
      {tasks.map(({ text, doneAt, entryId }, at) => (
        <li key={text} className="flex min-h-target items-center gap-3 py-2">
          {doneAt ? (
            <Check aria-hidden="true" className="size-6 shrink-0 text-good" />
          ) : (
            <Circle aria-hidden="true" className="size-6 shrink-0 text-line-strong" />
          )}
          <span className="grid min-w-0 flex-1">
            <span className={cx('text-lg', doneAt && 'text-ink-soft')}>{text}</span>
            {doneAt && (
              <span className="text-sm text-good elder:text-base">{t('ticked', { at: doneAt })}</span>
            )}
          </span>
          {keyOf &&
            (doneAt && !entryId ? (
              <Badge tone="warn">{t('waits')}</Badge>
            ) : doneAt ? (
              <Form method="post">
                <input type="hidden" name="intent" value="care_strike" />
                <SubmitButton tone="quiet" size="sm" name="entryId" value={entryId ?? ''}>
                  {t('undoTask')}
                </SubmitButton>
              </Form>
            ) : (
              <Form method="post">
                <Intent value="care_tick" keyOf={keyForLine(keyOf, at)} />
                <SubmitButton name="task" value={text} tone="secondary" aria-label={`${t('tick')} ${text}`}>
                  {t('tick')}
                </SubmitButton>
              </Form>
            ))}
        </li>
      ))}
    </ul>
  )
}

/** A key of its own for each form of a page, out of the page's one: the last figures count the lines. */
export const keyForLine = (key: string, line: number) =>
  `${key.slice(0, -3)}${(line + 1).toString(16).padStart(3, '0')}`
