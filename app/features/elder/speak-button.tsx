import { Square, Volume2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { useI18n } from '../../i18n/speak.ts'
import { Button } from '../../ui/index.ts'

/** Reads the screen aloud, slowly. Appears only where the browser has a voice. */
export function SpeakButton({ text }: { text: string }) {
  const t = useT('elder')
  const i18n = useI18n()
  const [state, setState] = useState<'mute' | 'silent' | 'speaking'>('mute')

  useEffect(() => {
    if (!('speechSynthesis' in window)) return
    setState('silent')
    return () => window.speechSynthesis.cancel()
  }, [])

  // What is being read has just changed: an old sentence would mislead.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new text stops the voice
  useEffect(() => () => stop(), [text])

  const stop = () => {
    if (!('speechSynthesis' in window)) return
    window.speechSynthesis.cancel()
    setState((now) => (now === 'mute' ? now : 'silent'))
  }

  const speak = () => {
    const words = new SpeechSynthesisUtterance(text)
    words.lang = i18n.language
    words.rate = 0.85
    words.onend = () => setState('silent')
    words.onerror = () => setState('silent')
    window.speechSynthesis.cancel()
    window.speechSynthesis.speak(words)
    setState('speaking')
  }

  if (state === 'mute') return null
  const Icon = state === 'speaking' ? Square : Volume2
  return (
    <Button
      tone="secondary"
      size="sm"
      icon={<Icon aria-hidden="true" className="size-6" />}
      onClick={state === 'speaking' ? stop : speak}
    >
      {state === 'speaking' ? t('speak.stop') : t('speak.start')}
    </Button>
  )
}
