import { MOST_BYTES, MOST_PHOTOS } from '../../../server/reviews/photos/photo.contract.ts'
import { useT } from '../../i18n/index.ts'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { Checkbox, FileField, PICTURES, TextField } from '../../ui/index.ts'
import { Fold } from '../orders/fold.tsx'

/** Photos of the visit beside the words: what becomes of them, what is to be seen, and that nobody is shown who did not agree. */
export function PhotosField({ form, there = 0 }: { form: FormState; there?: number }) {
  const t = useT('reviews')
  const left = MOST_PHOTOS - there
  if (left <= 0) return <p className="text-ink-soft">{t('photos.full', { most: MOST_PHOTOS })}</p>
  const { defaultValue: chosen } = form.field('photos')
  const wrong = ['photos', 'photosText', 'faces'].some((name) => form.field(name).error)
  return (
    <Fold summary={t('photos.add')} open={chosen !== '' || wrong || undefined}>
      <FileField
        {...form.field('photos')}
        label={t('photos.choose')}
        hint={t('photos.hint', { count: left, megabytes: MOST_BYTES / 1024 / 1024 })}
        accept={PICTURES}
        multiple
        optional
      />
      {chosen && <p className="text-ink-soft">{t('photos.again')}</p>}
      <TextField
        {...form.field('photosText')}
        label={t('photos.text')}
        hint={t('photos.textHint')}
        maxLength={120}
        optional
      />
      <Checkbox {...form.tick('faces')} hint={t('photos.facesHint')}>
        {t('photos.faces')}
      </Checkbox>
    </Fold>
  )
}
