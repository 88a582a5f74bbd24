import { Form, useActionData } from '@remix-run/react'
import {
  type ComplaintMove,
  type ComplaintView,
  complaintOutcomes,
} from '../../../server/complaints/complaint.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Card, RadioCards, Section, SubmitButton, TextArea } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'

type Props = { view: ComplaintView; keys: Readonly<Record<string, string>> }

/** The steps the viewer may take now: what helps on first, what ends it last. */
export function ComplaintMoves({ view, keys }: Props) {
  const t = useT('complaints')
  if (view.moves.length === 0) return null
  const ends = view.moves.filter((move) => move === 'withdraw')
  const others = view.moves.filter((move) => move !== 'withdraw')
  return (
    <Section title={t('page.next')}>
      {others.length > 0 && (
        <Card tone="now" className="grid gap-6">
          {others.map((move) => (
            <Move key={move} move={move} keyOf={keys[move] ?? ''} />
          ))}
        </Card>
      )}
      {ends.map((move) => (
        <Fold key={move} summary={t('move.withdraw')}>
          <Move move={move} keyOf={keys[move] ?? ''} />
        </Fold>
      ))}
    </Section>
  )
}

const decides = (move: ComplaintMove): move is 'decide' | 'decide_again' => /^decide/.test(move)
const silent = (move: ComplaintMove): move is 'accept' | 'withdraw' =>
  move === 'accept' || move === 'withdraw'

function Move({ move, keyOf }: { move: ComplaintMove; keyOf: string }) {
  const t = useT('complaints')
  const form = useIntentForm(useActionData(), move)
  const own = (name: string) => ({ ...form.field(name), id: `${move}-${name}` })
  return (
    <Form method="post" noValidate className="grid gap-4">
      <FormSummary form={form} />
      <input type="hidden" name="intent" value={move} />
      <input type="hidden" name="key" value={keyOf} />
      {decides(move) && (
        <RadioCards
          label={t('outcome.label')}
          columns={3}
          {...own('outcome')}
          choices={complaintOutcomes.map((value) => ({ value, title: t(`outcome.${value}`) }))}
        />
      )}
      {!silent(move) && (
        <TextArea
          label={t(`move.${move}Label`)}
          hint={t(`move.${move}Hint`)}
          rows={4}
          maxLength={1000}
          {...own('text')}
        />
      )}
      {(decides(move) || move === 'answer' || move === 'add') && (
        <TextArea label={t('move.remedy')} optional rows={2} maxLength={1000} {...own('remedy')} />
      )}
      <div>
        <SubmitButton
          tone={silent(move) || move === 'refuse' ? 'secondary' : 'primary'}
          name="of"
          value={move}
        >
          {t(`move.${move}`)}
        </SubmitButton>
      </div>
    </Form>
  )
}
