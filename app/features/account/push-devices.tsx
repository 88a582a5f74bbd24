import { Form, useSubmit } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { NoticeSettings } from '../../../server/notices/channel.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Button, Card, Notice, Section, SubmitButton } from '../../ui/index.ts'
import { askForPush, canBePushed } from './ask-for-push.ts'

/** Browsers that are told as soon as something happens, even while no page of ours is open. */
export function PushDevices({
  devices,
  here,
  pushKey,
}: {
  devices: NoticeSettings['devices']
  /** This very browser, where it is one of them. */
  here: string | null
  pushKey: string
}) {
  const t = useT('sending')
  const f = useFormats()
  return (
    <Section title={t('pushTitle')} lead={t('pushLead')}>
      {devices.length > 0 && (
        <Card flush>
          <ul className="divide-y divide-line">
            {devices.map(({ id, createdAt }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-5 py-3">
                <span>{t(id === here ? 'pushHere' : 'pushOther', { day: f.day(createdAt) })}</span>
                <Form method="post">
                  <input type="hidden" name="id" value={id} />
                  <SubmitButton tone="quiet" size="sm" name="intent" value="pushOff">
                    {t('pushOff')}
                  </SubmitButton>
                </Form>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {!devices.some(({ id }) => id === here) && <PushOn pushKey={pushKey} />}
    </Section>
  )
}

/** A browser has to be asked by a script; without one the texts and mails above are the way. */
function PushOn({ pushKey }: { pushKey: string }) {
  const t = useT('sending')
  const submit = useSubmit()
  const [can, setCan] = useState<boolean | null>(null)
  const [refused, setRefused] = useState(false)
  useEffect(() => setCan(canBePushed()), [])
  if (can === null) return <p className="text-ink-soft">{t('pushScript')}</p>
  if (!can) return <p className="text-ink-soft">{t('pushCannot')}</p>
  const ask = async () => {
    const device = await askForPush(pushKey)
    setRefused(device === null)
    if (device) submit({ intent: 'pushOn', ...device }, { method: 'post' })
  }
  return (
    <>
      {refused && (
        <Notice tone="warn" live>
          {t('pushRefused')}
        </Notice>
      )}
      <Button tone="secondary" className="justify-self-start" onClick={() => void ask()}>
        {t('pushOn')}
      </Button>
    </>
  )
}
