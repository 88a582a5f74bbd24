import { Form, useActionData } from '@remix-run/react'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import { Card, RadioCards, Section, Stack, SubmitButton, TextArea, TextField } from '../../ui/index.ts'
import { Fold } from '../orders/fold.tsx'

/** The moves an operator may make now, with the grounds both sides will read. */
export function OrderDecision({ order, keyOf }: { order: OrderView; keyOf: string }) {
  const t = useT('operator')
  const form = useFormReply(useActionData())
  const part = order.state === 'disputed' ? ('split' as const) : ('reduce' as const)
  if (order.moves.length === 0 && !order.reduction)
    return <p className="text-ink-soft">{t('orders.noMoves')}</p>
  const partHint = ({ leastFen, mostFen, fairFen }: NonNullable<OrderView['reduction']>) =>
    t(`orders.moveHints.${part}`, { least: part === 'split' ? 1 : leastFen, most: mostFen, fair: fairFen })
  const fields = (
    // After a move the choices are others: nothing stays ticked.
    <Form method="post" noValidate key={order.state}>
      <Stack gap="lg">
        <FormSummary form={form} />
        <input type="hidden" name="key" value={keyOf} />
        <RadioCards
          {...form.field('intent')}
          label={t('orders.decide')}
          hideLabel
          choices={[
            ...order.moves.map((move) => ({
              value: move as string,
              title: t(`orders.moves.${move}`),
              detail: t(`orders.moveHints.${move}`),
            })),
            ...(order.reduction
              ? [{ value: part, title: t(`orders.moves.${part}`), detail: partHint(order.reduction) }]
              : []),
          ]}
        />
        {order.reduction && (
          <TextField
            {...form.field('amount')}
            label={t('orders.amount')}
            hint={t('orders.amountHint')}
            unit={t('orders.yuan')}
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
            optional
          />
        )}
        <TextArea
          {...form.field('reason')}
          label={t('orders.reason')}
          hint={t('orders.decideLead')}
          rows={3}
          maxLength={500}
        />
        <div>
          <SubmitButton>{t('orders.send')}</SubmitButton>
        </div>
      </Stack>
    </Form>
  )
  if (order.state !== 'disputed') {
    return (
      <Fold summary={t('orders.stepIn')} open={form.items.length > 0 || undefined}>
        {fields}
      </Fold>
    )
  }
  return (
    <Section title={t('orders.decide')}>
      <Card>{fields}</Card>
    </Section>
  )
}
