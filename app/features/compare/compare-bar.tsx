import { Form } from '@remix-run/react'
import { Scale } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { useReady } from '../desk/use-ready.ts'
import { COMPARE_FORM } from './pick-tick.tsx'
import { dropPicks, MOST, PICKS, usePicks } from './picks.ts'

type Props = { shown: readonly string[]; near: string | undefined }

/**
 * Sends those who are picked to the page that compares them: a GET form, the ticks on the cards are its fields. Picks that
 * are not on this page come along hidden.
 */
export function CompareBar({ shown, near }: Props) {
  const t = useT('compare')
  const ready = useReady()
  const picks = usePicks()
  const elsewhere = picks.filter(({ id }) => !shown.includes(id))
  return (
    <Form
      id={COMPARE_FORM}
      action="/compare"
      hidden={ready && picks.length === 0}
      data-wakes-with={PICKS}
      className="asleep:hidden sticky bottom-20 z-10 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-md border border-pine-line bg-surface px-5 py-3 shadow-soft [&[hidden]]:hidden md:bottom-4 print:hidden"
    >
      {near && <input type="hidden" name="near" value={near} />}
      {elsewhere.map(({ id }) => (
        <input key={id} type="hidden" name="ids" value={id} />
      ))}
      <p role="status" className="min-w-0 flex-1">
        {ready
          ? t('picked', { names: picks.map(({ name }) => name).join(t('and')) })
          : t('pickSome', { most: MOST })}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {ready && (
          <Button tone="quiet" size="sm" onClick={dropPicks}>
            {t('drop')}
          </Button>
        )}
        <Button type="submit" size="sm" icon={<Scale aria-hidden="true" className="size-5" />}>
          {ready ? t('compareCount', { count: picks.length }) : t('compare')}
        </Button>
      </div>
    </Form>
  )
}
