import type { WishesInput } from '../../../server/families/wishes.contract.ts'
import { languages } from '../../../server/providers/provider.contract.ts'
import { useT } from '../../i18n/index.ts'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { Checkbox, ChipsField, FieldGroup, RadioCards } from '../../ui/index.ts'

/** Whom a recipient lets in: the same questions in their form and while ordering. Goes inside a POST form. */
export function WishesFields({ form }: { form: FormState }) {
  const t = useT(['wishes', 'discovery'])
  return (
    <div className="grid gap-6">
      <RadioCards
        label={t('wishes:gender')}
        columns={3}
        choices={(['anybody', 'female', 'male'] as const).map((value) => ({
          value,
          title: t(`wishes:${value}`),
        }))}
        {...form.field('wishes.gender')}
      />
      <ChipsField
        label={t('wishes:languages')}
        hint={t('wishes:languagesHint')}
        choices={languages.map((value) => ({ value, label: t(`discovery:language.${value}`) }))}
        {...form.list('wishes.languages')}
      />
      <FieldGroup name="wishes.home" label={t('wishes:home')} hint={t('wishes:homeHint')} optional>
        <div className="grid gap-2">
          <Checkbox {...form.tick('wishes.hasPets')}>{t('wishes:pets')}</Checkbox>
          <Checkbox {...form.tick('wishes.smokes')}>{t('wishes:smoke')}</Checkbox>
        </div>
      </FieldGroup>
      <Checkbox {...form.tick('wishes.prefersFamiliar')} hint={t('wishes:familiarHint')}>
        {t('wishes:familiar')}
      </Checkbox>
    </div>
  )
}

/** What these fields begin with. */
export const wishFields = (wishes: WishesInput) => ({
  'wishes.gender': wishes.gender,
  'wishes.languages': wishes.languages,
  'wishes.hasPets': wishes.hasPets ? 'on' : '',
  'wishes.smokes': wishes.smokes ? 'on' : '',
  'wishes.prefersFamiliar': wishes.prefersFamiliar ? 'on' : '',
})

/** Whether anything is wished for that keeps somebody out. */
export const hasWishes = ({ gender, languages: spoken, hasPets, smokes }: WishesInput): boolean =>
  gender !== 'anybody' || spoken.length > 0 || hasPets || smokes

/** Wishes in one line: 女性、会说上海话. */
export function useWishWords() {
  const t = useT(['wishes', 'discovery'])
  return ({ gender, languages: spoken, hasPets, smokes, prefersFamiliar }: WishesInput): string => {
    const told = spoken.map((one) => t(`discovery:language.${one}`)).join(t('wishes:list.or'))
    const words = [
      gender !== 'anybody' && t(`wishes:${gender}`),
      told && t('wishes:list.speaks', { languages: told }),
      hasPets && t('wishes:list.pets'),
      smokes && t('wishes:list.smoke'),
      prefersFamiliar && t('wishes:list.familiar'),
    ].filter(Boolean)
    return words.join(t('wishes:list.join')) || t('wishes:list.none')
  }
}
