import { Form } from '@remix-run/react'
import { type WishesInput, without } from '../../../server/families/wishes.contract.ts'
import type { WishesBar } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { isFormReply } from '../../rpc/form-reply.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Notice, SubmitButton } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { useWishWords, WishesFields, wishFields } from '../family/wishes-fields.tsx'
import { Fold } from './fold.tsx'

type Props = { wishes: WishesInput; calledBy: string; answer: unknown }

/** Whom the recipient lets in, in one line, and changed in place. */
export function DraftWishes({ wishes, calledBy, answer }: Props) {
  const t = useT('wishes')
  const words = useWishWords()
  const form = useIntentForm(answer, 'wishes', wishFields(wishes))
  return (
    <Fold summary={t('list.title', { wishes: words(wishes) })} open={form.answered}>
      <Form method="post" noValidate className="grid gap-6" key={JSON.stringify(wishes)}>
        <FormSummary form={form} />
        <WishesFields form={form} />
        <div className="grid justify-items-start gap-2">
          <SubmitButton tone="secondary" name="intent" value="wishes">
            {t('save')}
          </SubmitButton>
          <p className="text-sm text-ink-soft elder:text-base">{t('keep', { calledBy })}</p>
        </div>
      </Form>
    </Fold>
  )
}

/** One page, two forms: this answer belongs to the wishes. */
export const isAboutWishes = (answer: unknown): boolean =>
  isFormReply(answer) && answer.values.intent === 'wishes'

/** Nobody fits all wishes: what each of them costs, and one press to take it back. */
export function WishesInTheWay({ wishes, bar, calledBy }: Omit<Props, 'answer'> & { bar: WishesBar }) {
  const t = useT('wishes')
  const { ways, anybodyAt } = bar
  return (
    <section className="grid gap-4">
      <Notice tone="now" title={<h2>{t('bar.title', { calledBy })}</h2>}>
        {ways.length > 0 ? t('bar.text') : t('bar.several', { at: anybodyAt })}
      </Notice>
      {ways.length > 0 && (
        <ul className="grid gap-3">
          {ways.map(({ kind, carers, firstAt }) => (
            <li
              key={kind}
              className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line bg-surface px-5 py-3"
            >
              <span className="text-ink-soft">{t('bar.found', { count: carers, at: firstAt })}</span>
              <Form method="post" className="max-sm:w-full">
                <WishesAsTheyWouldBe wishes={without(wishes, kind)} />
                <input type="hidden" name="intent" value="wishes" />
                <SubmitButton wide tone="secondary" name="of" value={kind}>
                  {t(`bar.${kind}`)}
                </SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function WishesAsTheyWouldBe({ wishes }: { wishes: WishesInput }) {
  return Object.entries(wishFields(wishes)).flatMap(([name, said]) =>
    [said].flat().map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
  )
}
