import { Play } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Card, LinkButton } from '../../ui/index.ts'

/** Where there is an example world: the way to see a whole service in it. */
export function TourInvitation() {
  const t = useT('tour')
  return (
    <Card tone="quiet" className="flex flex-wrap items-center justify-between gap-4">
      <div className="grid gap-1">
        <h2 className="text-xl">{t('invite')}</h2>
        <p className="text-ink-soft">{t('inviteText')}</p>
      </div>
      <LinkButton to="/tour" tone="secondary" icon={<Play aria-hidden="true" className="size-5" />}>
        {t('invite')}
      </LinkButton>
    </Card>
  )
}
