import { Form } from '@remix-run/react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { LONGEST_TEXT, type Phrase } from '../../../server/chat/chat.contract.ts'
import { findContacts } from '../../../server/kernel/contact-details.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Button, Notice, SubmitButton, TextArea } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'

type WriteFormProps = {
  phrases: readonly Phrase[]
  keyOf: string
  answer: unknown
  ownHost: string
  /** Something of one's own has just been sent: the hand stays where it was. */
  goOn: boolean
}

/** Where one writes. Contact details are pointed out while they are typed; without JavaScript, before they go out. */
export function WriteForm({ phrases, keyOf, answer, ownHost, goOn }: WriteFormProps) {
  const t = useT('chat')
  const form = useIntentForm(answer, 'send')
  const [typed, setTyped] = useState<string | null>(null)
  const area = useRef<HTMLDivElement>(null)
  const warned = form.problem?.code === 'chat.leads_away'
  const leads = typed === null ? warned : findContacts(typed, ownHost).length > 0
  useEffect(() => {
    if (goOn) area.current?.querySelector('textarea')?.focus()
  }, [goOn])
  return (
    <div ref={area} className="grid gap-4">
      <Form method="post" encType="multipart/form-data" noValidate className="grid gap-3">
        {!warned && form.answered && <FormSummary form={form} />}
        <Intent value="send" keyOf={keyOf} />
        {leads && <input type="hidden" name="knowingly" value="on" />}
        <TextArea
          {...form.field('text')}
          {...(warned && { error: undefined })}
          id="write"
          label={t('write')}
          hint={t('writeHint')}
          rows={3}
          maxLength={LONGEST_TEXT}
          aria-keyshortcuts="Control+Enter"
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={sendByKeys}
        />
        {leads && (
          <Notice tone="warn" live>
            {t('warn')}
          </Notice>
        )}
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <label className="grid min-w-0 gap-1 text-sm elder:text-base">
            <span className="font-semibold">{t('photo')}</span>
            <input
              type="file"
              name="photo"
              accept="image/jpeg,image/png,image/webp"
              className="control min-h-target-sm max-w-full py-1.5 text-sm"
            />
            <span className="text-ink-soft">{t('photoHint')}</span>
          </label>
          <SubmitButton name="of" value="words">
            {t(leads ? 'sendAnyway' : 'send')}
          </SubmitButton>
        </div>
      </Form>
      {phrases.length > 0 && (
        <Form method="post">
          <Intent value="send" keyOf={keyOf} />
          <fieldset className="grid gap-2">
            <legend className="mb-2 text-sm text-ink-soft elder:text-base">{t('phrasesTitle')}</legend>
            <div className="flex flex-wrap gap-2">
              {phrases.map((phrase) => (
                <Button key={phrase} type="submit" name="phrase" value={phrase} tone="secondary" size="sm">
                  {t(`phrase.${phrase}`)}
                </Button>
              ))}
            </div>
          </fieldset>
        </Form>
      )}
    </div>
  )
}

function sendByKeys(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
