import { Form } from '@remix-run/react'
import { channels, chosenGroups, type NoticeSettings } from '../../../server/notices/channel.contract.ts'
import { useT } from '../../i18n/index.ts'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { Card, Checkbox, Section, SubmitButton, TimeField } from '../../ui/index.ts'

/** What is sent besides the inbox, and when not. */
export function SendingForm({ settings, form }: { settings: NoticeSettings; form: FormState }) {
  const t = useT('sending')
  return (
    <Form method="post" noValidate className="grid gap-8">
      <Section title={t('what')} lead={t('help')}>
        <Card flush>
          <ul className="divide-y divide-line">
            {chosenGroups.map((group) => (
              <li
                key={group}
                className="grid gap-x-6 gap-y-1 px-5 py-3 sm:grid-cols-[1fr_auto] sm:items-center"
              >
                <div>
                  <p className="font-semibold">{t(`groups.${group}`)}</p>
                  <p className="text-sm text-ink-soft elder:text-base">{t(`groups.${group}Hint`)}</p>
                </div>
                <div className="flex gap-6">
                  {channels.map((channel) => (
                    <Checkbox
                      key={channel}
                      id={`${group}-${channel}`}
                      name="on"
                      value={`${group}:${channel}`}
                      aria-label={t('both', { group: t(`groups.${group}`), channel: t(channel) })}
                      defaultChecked={settings.on[group][channel]}
                    >
                      {t(channel)}
                    </Checkbox>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </Card>
        {settings.phone === null && <p className="text-ink-soft">{t('phoneNone')}</p>}
      </Section>
      <Section title={t('when')} lead={t('quietHint')}>
        <div className="grid grid-cols-2 gap-4">
          <TimeField label={t('quietFrom')} {...form.field('quietFrom')} />
          <TimeField label={t('quietUntil')} {...form.field('quietUntil')} />
        </div>
        <Checkbox name="daily" value="true" defaultChecked={settings.daily} hint={t('dailyHint')}>
          {t('daily')}
        </Checkbox>
      </Section>
      <SubmitButton className="justify-self-start" name="intent" value="save">
        {t('save')}
      </SubmitButton>
    </Form>
  )
}
