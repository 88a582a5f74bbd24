import type { ElderView } from '../../../server/elders/elder.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { type ElderScreen, standingOf } from './elder-screen.ts'
import { useElderWords } from './use-elder-words.ts'

/** The screen as it is read aloud: the same facts in the same order, whole sentences. */
export function useSpoken(screen: ElderScreen, view: ElderView, now: Date): string {
  const t = useT('elder')
  const formats = useFormats()
  const words = useElderWords(now)
  const say = (...parts: (string | null | false)[]) => parts.filter(Boolean).join(t('speak.pause'))
  const hello = t('hello', { name: view.name })
  if (screen.kind === 'none') return say(hello, t('none.title'), t('none.text'))
  if (screen.kind === 'help') {
    const names = screen.incident.answeredBy.join(t('help.and'))
    return say(t('help.title'), names ? t('help.answered', { names }) : t('help.waiting'), t('help.stay'))
  }
  const { visit } = screen
  const when = words.whenOf(visit.startsAt)
  if (screen.kind === 'confirm') {
    const names = { when, caregiver: visit.caregiverName, title: visit.title }
    return screen.answer === 'agree'
      ? say(t('ask.confirmYesTitle'), t('ask.confirmYes', names), t('ask.undo'))
      : say(t('ask.confirmNoTitle'), t('ask.confirmNo', names), t('ask.undo'))
  }
  const facts = [`${when} ${words.comes(visit)}`, visit.title, words.until(visit)]
  if (screen.kind === 'ask') {
    return say(
      hello,
      t('ask.eyebrow', { name: visit.orderedByName }),
      ...facts,
      visit.answerBy && t('ask.by', { when: formats.deadline(visit.answerBy, now) }),
    )
  }
  const code = visit.startCode && t('speak.code', { code: [...visit.startCode].join(' ') })
  return say(hello, ...facts, t(`status.${standingOf(visit)}`), code)
}
