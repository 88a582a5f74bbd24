import { useSearchParams } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import { Notice } from '../../ui/index.ts'

const dones = ['saved', 'retired', 'laid', 'undone', 'undoneKept'] as const
export type TemplateDone = (typeof dones)[number]

/** What was just done, as the address says. */
export function Done() {
  const t = useT('templates')
  const [params] = useSearchParams()
  const done = dones.find((name) => name === params.get('done'))
  if (!done) return null
  return (
    <Notice tone="good" live>
      {t(`done.${done}`)}
    </Notice>
  )
}
