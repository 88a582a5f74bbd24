import type { StayView } from '../../../server/orders/stay/stay.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Section, Table } from '../../ui/index.ts'
import { Figures } from '../money/figures.tsx'

/** Where the money of months paid ahead is: in custody, kept as a deposit, released. */
export function StayFigures({ stay, desk = false }: { stay: StayView; desk?: boolean }) {
  const t = useT('stays')
  const released = stay.months.filter(({ state }) => state === 'released')
  const settled = stay.deposit.state === 'returned'
  return (
    <Figures
      figures={[
        {
          name: t('custody'),
          fen: stay.custodyFen,
          hint: t(stay.custodyFen === 0 ? 'custodyEmpty' : desk ? 'custodyHintDesk' : 'custodyHint'),
        },
        {
          name: t('released'),
          fen: released.reduce((sum, { fen }) => sum + fen, 0),
          hint: t('releasedHint', { count: released.length }),
        },
        ...(stay.deposit.state === 'none'
          ? []
          : [
              {
                name: t('deposit'),
                fen: stay.depositFen,
                hint: t(settled ? 'depositReturned' : 'depositHint'),
              },
            ]),
      ]}
    />
  )
}

const tones = { released: 'good', over: 'info', present: 'pine', ahead: 'plain', left: 'warn' } as const

/** Month by month. */
export function StayMonths({ stay }: { stay: StayView }) {
  const t = useT('stays')
  const formats = useFormats()
  return (
    <Section title={t('months')} lead={t('monthsCaption')}>
      <Table
        caption={t('monthsCaption')}
        hideCaption
        rows={stay.months}
        rowKey={({ no }) => String(no)}
        columns={[
          {
            key: 'month',
            head: t('monthHead'),
            cell: ({ no, from, until }) => (
              <>
                {t('month', { no })}
                <span className="block text-sm font-normal text-ink-soft">{t('days', { from, until })}</span>
              </>
            ),
          },
          { key: 'fen', head: t('amount'), numeric: true, cell: ({ fen }) => formats.money(fen) },
          {
            key: 'state',
            head: t('state'),
            cell: ({ state, standsAt }) => (
              <Badge tone={tones[state]}>{t(`stateOf.${state}`, { at: standsAt })}</Badge>
            ),
          },
        ]}
      />
    </Section>
  )
}
