import { useNavigation, useSubmit } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'

/** Long enough to read what has happened and to look at four windows. */
const PACE = 10_000

/** Plays one step after the other by itself, until it is paused or at its end. Begins only when pressed. */
export function PlayButton({ done }: { done: number }) {
  const t = useT('tour')
  const submit = useSubmit()
  const { state } = useNavigation()
  const [playing, setPlaying] = useState(false)

  useEffect(() => {
    if (!playing || state !== 'idle') return
    const go = () => submit({ done: String(done) }, { method: 'post', preventScrollReset: true })
    const timer = setTimeout(go, done === 0 ? 0 : PACE)
    return () => clearTimeout(timer)
  }, [playing, done, state, submit])

  return (
    <Button
      tone="secondary"
      aria-pressed={playing}
      className="scriptless:hidden"
      onClick={() => setPlaying(!playing)}
    >
      {t(playing ? 'pause' : 'play')}
    </Button>
  )
}
