import { dimensions, type OwnReview, reviewTags } from '../../../server/reviews/review.contract.ts'
import { useT } from '../../i18n/index.ts'
import type { useFormReply } from '../../rpc/use-form-reply.ts'
import { Checkbox, CheckboxCards, Select, StarsField, TextArea } from '../../ui/index.ts'
import { Fold } from '../orders/fold.tsx'
import { PhotosField } from './photos-field.tsx'

type Form = ReturnType<typeof useFormReply>

/** Stars, the five sides of it, a few words, a story, photos, and whether the name shows. `photos`: how many there are already. */
export function ReviewFields({ form, open, photos }: { form: Form; open?: boolean; photos?: number }) {
  const t = useT(['reviews', 'orders'])
  return (
    <>
      <StarsField label={t('orders:review.stars')} {...form.field('stars')} />
      <Fold summary={t('reviews:form.more')} {...(open && { open })}>
        <p className="text-ink-soft">{t('reviews:form.moreHint')}</p>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {dimensions.map((name) => (
            <Select
              key={name}
              label={t(`reviews:dimension.${name}`)}
              {...form.field(name)}
              options={[
                { value: '', label: t('reviews:form.none') },
                ...([5, 4, 3, 2, 1] as const).map((grade) => ({
                  value: String(grade),
                  label: t(`reviews:grade.g${grade}`),
                })),
              ]}
            />
          ))}
        </div>
        <CheckboxCards
          label={t('reviews:form.tags')}
          hint={t('reviews:form.tagsHint')}
          columns={3}
          choices={reviewTags.map((value) => ({ value, title: t(`reviews:tag.${value}`) }))}
          {...form.list('tags')}
        />
      </Fold>
      <TextArea
        label={t('orders:review.text')}
        hint={t('orders:review.textHint')}
        optional
        maxLength={1000}
        rows={5}
        {...form.field('text')}
      />
      <PhotosField form={form} there={photos ?? 0} />
      <Checkbox {...form.tick('anonymous')} hint={t('orders:review.anonymousHint')}>
        {t('orders:review.anonymous')}
      </Checkbox>
    </>
  )
}

/** What was written before, as a form's initial values. */
export function initialOf(review: OwnReview): Record<string, string | string[]> {
  const marks = dimensions.map((name) => [name, String(review.dimensions[name] ?? '')])
  return {
    ...Object.fromEntries(marks),
    stars: String(review.stars),
    text: review.text,
    tags: [...review.tags],
    ...(review.anonymous && { anonymous: 'on' }),
  }
}
