import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'

/** Copies a text. Appears where the browser lets us: elsewhere one selects it by hand. */
export function CopyButton({ text }: { text: string }) {
  const t = useT('orders')
  const [state, setState] = useState<'absent' | 'ready' | 'copied'>('absent')
  useEffect(() => setState(navigator.clipboard ? 'ready' : 'absent'), [])
  if (state === 'absent') return null
  const Icon = state === 'copied' ? Check : Copy
  return (
    <Button
      tone="secondary"
      size="sm"
      className="justify-self-start"
      icon={<Icon aria-hidden="true" className="size-5" />}
      onClick={() => navigator.clipboard.writeText(text).then(() => setState('copied'))}
    >
      {t(state === 'copied' ? 'page.copied' : 'page.copy')}
    </Button>
  )
}
