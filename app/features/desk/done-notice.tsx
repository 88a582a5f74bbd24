import { useSearchParams } from '@remix-run/react'
import { Notice } from '../../ui/index.ts'

/** What was just done, as the address says: `?done=` one of these names, in the words given. */
export function DoneNotice<Name extends string>({
  names,
  say,
}: {
  names: readonly Name[]
  say: (name: Name) => string
}) {
  const [params] = useSearchParams()
  const done = names.find((name) => name === params.get('done'))
  if (!done) return null
  return (
    <Notice tone="good" live>
      {say(done)}
    </Notice>
  )
}
