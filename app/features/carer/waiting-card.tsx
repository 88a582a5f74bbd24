import { CloudOff, Send } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { useCloseWarning } from '../../offline/use-close-warning.ts'
import type { OnDevice } from '../../offline/use-waiting.ts'
import { fieldOf, type Waiting } from '../../offline/waiting.ts'
import { dropTold } from '../../offline/waiting-store.ts'
import { tellPages } from '../../offline/words.ts'
import { Badge, Button, Card, Notice } from '../../ui/index.ts'

type WaitingCardProps = {
  device: OnDevice
  online: boolean
  /** Of one visit; of all of them where left out. */
  orderId?: string
}

/** What the phone has put down and not yet sent, and what came too late: said plainly, above everything else. */
export function WaitingCard({ device, online, orderId }: WaitingCardProps) {
  const t = useT('carer')
  const own = (one: { orderId: string }) => !orderId || one.orderId === orderId
  const waiting = device.waiting.filter(own)
  const told = (device.kept?.told ?? []).filter(own)
  const Icon = online ? Send : CloudOff
  useCloseWarning(waiting.length > 0)
  if (online && waiting.length === 0 && told.length === 0) return null
  return (
    <div role="status" className="grid gap-4">
      {(!online || waiting.length > 0) && (
        <Card className="grid gap-3 border-warn-line bg-warn-wash">
          <p className="flex items-start gap-3 font-semibold">
            <Icon aria-hidden="true" className="mt-1 size-5 shrink-0 text-warn" />
            <span>
              {online ? t('waiting.sending') : t('waiting.offline')}
              {waiting.length > 0 && ` ${t('waiting.count', { count: waiting.length })}`}
            </span>
          </p>
          {waiting.length > 0 && (
            <ul className="grid gap-2">
              {waiting.map((one) => (
                <li key={one.seq} className="flex flex-wrap items-baseline gap-x-3">
                  <Badge tone="warn">{t('waiting.state')}</Badge>
                  <WaitingLine one={one} />
                </li>
              ))}
            </ul>
          )}
        </Card>
      )}
      {told.length > 0 && <TooLate orders={told} />}
    </div>
  )
}

function WaitingLine({ one }: { one: Waiting }) {
  const t = useT(['carer', 'care'])
  const vital = fieldOf(one, 'vital') as 'weight'
  const lower = fieldOf(one, 'lower')
  const what = vital
    ? `${t(`care:vital.${vital}`)} ${fieldOf(one, 'value')}${lower && `/${lower}`}`
    : [t(`what.${one.intent}`), fieldOf(one, 'task') || fieldOf(one, 'text') || fieldOf(one, 'caption')]
        .filter(Boolean)
        .join(' · ')
  return <span className="min-w-0 break-words">{t('waiting.line', { at: new Date(one.at), what })}</span>
}

function TooLate({
  orders,
}: {
  orders: readonly { key: string; orderId: string; intent: string; at: number }[]
}) {
  const t = useT('carer')
  const read = async () => {
    for (const orderId of new Set(orders.map((one) => one.orderId))) await dropTold(orderId)
    tellPages()
  }
  return (
    <Notice
      tone="warn"
      title={t('tooLate.title')}
      actions={
        <Button tone="secondary" size="sm" onClick={() => void read()}>
          {t('tooLate.read')}
        </Button>
      }
    >
      {t('tooLate.text', { count: orders.length })}
    </Notice>
  )
}
