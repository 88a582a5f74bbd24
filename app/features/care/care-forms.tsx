import { Form } from '@remix-run/react'
import { type CareView, type VitalKind, vitalKinds } from '../../../server/care/care.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Notice, Stack, SubmitButton, TextArea, TextField } from '../../ui/index.ts'
import { useVisitAnswer } from '../carer/visit-answer.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'
import { keyForLine } from './task-list.tsx'

/** Lines of the page's key: tasks take the first ones. */
const after = { vitals: 100, note: 110, photo: 111 }

type CareFormsProps = { keyOf: string; photoPath: string; agreed: CareView['agreed'] }

/**
 * What can be written down besides ticking: each opens in place, with large fields and one button. What was not agreed to
 * has no form, and says so.
 */
export function CareForms({ keyOf, photoPath, agreed }: CareFormsProps) {
  const t = useT('consent')
  return (
    <div className="grid gap-3">
      {!agreed.health && <Notice>{t('care.health')}</Notice>}
      {agreed.health &&
        vitalKinds.map((kind, at) => (
          <VitalForm key={kind} kind={kind} keyOf={keyForLine(keyOf, after.vitals + at)} />
        ))}
      <NoteForm keyOf={keyForLine(keyOf, after.note)} hint={agreed.health ? null : t('care.healthNote')} />
      {agreed.photos ? (
        <PhotoForm keyOf={keyForLine(keyOf, after.photo)} photoPath={photoPath} />
      ) : (
        <Notice>{t('care.photos')}</Notice>
      )}
    </div>
  )
}

function PhotoForm({ keyOf, photoPath }: { keyOf: string; photoPath: string }) {
  const t = useT('care')
  return (
    <Fold summary={t('photo')}>
      <Form method="post" action={photoPath} encType="multipart/form-data">
        <Stack>
          <input type="hidden" name="key" value={keyOf} />
          <p className="max-w-measure text-ink-soft">{t('photoHint')}</p>
          <label className="grid gap-2 font-semibold">
            {t('photoLabel')}
            <input
              type="file"
              name="photo"
              required
              accept="image/jpeg,image/png,image/webp"
              capture="environment"
              className="control min-h-target py-2 font-normal"
            />
          </label>
          <TextField name="caption" label={t('photoCaption')} maxLength={100} optional />
          <div>
            <SubmitButton name="of" value="photo">
              {t('photoSend')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Fold>
  )
}

function VitalForm({ kind, keyOf }: { kind: VitalKind; keyOf: string }) {
  const t = useT('care')
  const form = useIntentForm(useVisitAnswer(), 'care_measure', {}, { vital: kind })
  const field = (name: 'value' | 'lower') => ({
    ...form.field(name),
    id: `${name}-${kind}`,
    inputMode: 'decimal' as const,
    autoComplete: 'off',
    maxLength: 5,
    unit: t(`unit.${kind}`),
  })
  return (
    <Fold summary={t(`vital.${kind}`)} open={form.answered || undefined}>
      <Form method="post" noValidate>
        <Stack>
          {form.answered && <FormSummary form={form} />}
          <Intent value="care_measure" keyOf={keyOf} />
          <input type="hidden" name="vital" value={kind} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField {...field('value')} label={t(kind === 'blood_pressure' ? 'upper' : 'value')} />
            {kind === 'blood_pressure' && <TextField {...field('lower')} label={t('lower')} />}
          </div>
          <div>
            <SubmitButton name="of" value={kind}>
              {t('save')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Fold>
  )
}

function NoteForm({ keyOf, hint }: { keyOf: string; hint: string | null }) {
  const t = useT('care')
  const form = useIntentForm(useVisitAnswer(), 'care_note')
  return (
    <Fold summary={t('note')} open={form.answered || undefined}>
      <Form method="post" noValidate>
        <Stack>
          {form.answered && <FormSummary form={form} />}
          <Intent value="care_note" keyOf={keyOf} />
          <TextArea
            {...form.field('text')}
            {...(hint && { hint })}
            id="care-note"
            label={t('noteLabel')}
            rows={3}
            maxLength={500}
          />
          <div>
            <SubmitButton name="of" value="note">
              {t('noteSend')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Fold>
  )
}
