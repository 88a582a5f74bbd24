import { Form } from '@remix-run/react'
import type { SlotsView } from '../../../server/availability/availability.contract.ts'
import type { DraftView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { LinkButton, Money, SubmitBar, SubmitButton, TextArea } from '../../ui/index.ts'
import { draftPath } from './draft-frame.tsx'
import { SlotPicker } from './slot-picker.tsx'

type Props = { draft: DraftView; slots: SlotsView; caregiverId: string | null; form: FormState }

/** Step 2: a day, a time, and what to mind. */
export function WhenForm({ draft, slots, caregiverId, form }: Props) {
  const t = useT(['orders', 'discovery'])
  const time = form.field('startsAt')
  return (
    <Form method="post" noValidate className="grid gap-8">
      <input type="hidden" name="caregiverId" value={caregiverId ?? ''} />
      <div className="grid gap-2">
        <SlotPicker
          key={caregiverId}
          days={slots.days}
          chosen={time.defaultValue}
          day={form.field('day').defaultValue}
          error={time.error}
        />
        <p className="text-sm text-ink-soft elder:text-base">{t('orders:when.shown')}</p>
      </div>
      <TextArea
        label={t('orders:when.note')}
        hint={t('orders:when.noteHint')}
        maxLength={500}
        rows={3}
        optional
        {...form.field('note')}
      />
      <SubmitBar
        aside={
          <Money
            fen={draft.priceFen}
            per={t(`discovery:unit.${draft.offering.unit}` as 'discovery:unit.visit')}
          />
        }
      >
        <SubmitButton>{t('orders:when.save')}</SubmitButton>
        <LinkButton to={draftPath(draft, 'who')} tone="quiet">
          {t('orders:step.back')}
        </LinkButton>
      </SubmitBar>
    </Form>
  )
}
