import { useSearchParams } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import { Notice } from '../../ui/index.ts'

const dones = [
  'house',
  'closed',
  'reopened',
  'time',
  'day',
  'dayCleared',
  'leave',
  'leaveCancelled',
  'holiday',
  'removed',
] as const
export type Done = (typeof dones)[number]

/** What was just saved, as the address says. */
export function Saved() {
  const t = useT('roster')
  const [params] = useSearchParams()
  const done = dones.find((name) => name === params.get('done'))
  if (!done) return null
  return (
    <Notice tone="good" live>
      {t(`done.${done}`)}
    </Notice>
  )
}
