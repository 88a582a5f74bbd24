import { Form } from '@remix-run/react'
import {
  type Channel,
  channels,
  type DeliveriesView,
  type DeliveryView,
  groupOf,
  type MessageState,
  messageStates,
} from '../../../server/notices/channel.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import {
  Badge,
  Button,
  Card,
  DescriptionList,
  EmptyState,
  Section,
  Select,
  Table,
  type Tone,
} from '../../ui/index.ts'

const tones = { waiting: 'info', sent: 'good', needless: 'plain', failed: 'bad' } as const satisfies Record<
  MessageState,
  Tone
>

export type DeliveriesProps = DeliveriesView & { channel: Channel | null; state: MessageState | null }

/** What became of texts, mails and pushes. */
export function Deliveries({ counts, rows, channel, state }: DeliveriesProps) {
  const t = useT('sending')
  return (
    <>
      <Card>
        <h2 className="mb-3 text-lg">{t('deliveries.week')}</h2>
        <DescriptionList
          items={channels.map((way) => ({ key: way, term: t(way), value: <Week {...{ way, counts }} /> }))}
        />
      </Card>
      <Form method="get" className="flex flex-wrap items-end gap-4">
        <Select
          name="channel"
          label={t('deliveries.channel')}
          defaultValue={channel ?? ''}
          options={[
            { value: '', label: t('deliveries.all') },
            ...channels.map((way) => ({ value: way, label: t(way) })),
          ]}
        />
        <Select
          name="state"
          label={t('deliveries.status')}
          defaultValue={state ?? ''}
          options={[
            { value: '', label: t('deliveries.all') },
            ...messageStates.map((value) => ({ value, label: t(`deliveries.state.${value}`) })),
          ]}
        />
        <Button type="submit" tone="secondary">
          {t('deliveries.show')}
        </Button>
      </Form>
      <Section title={t('deliveries.list')}>
        {rows.length === 0 ? (
          <EmptyState drawing="table" title={t('deliveries.none')}>
            {t('deliveries.noneText')}
          </EmptyState>
        ) : (
          <Messages rows={rows} />
        )}
      </Section>
    </>
  )
}

function Week({ way, counts }: { way: Channel; counts: DeliveriesView['counts'] }) {
  const t = useT('sending')
  const of = (state: MessageState) => counts.find((one) => one.channel === way && one.state === state)
  const count = (state: MessageState) => of(state)?.count ?? 0
  return t('deliveries.counted', {
    ...{ sent: count('sent'), opened: of('sent')?.opened ?? 0, waiting: count('waiting') },
    ...{ needless: count('needless'), failed: count('failed') },
  })
}

function Messages({ rows }: { rows: readonly DeliveryView[] }) {
  const t = useT('sending')
  const formats = useFormats()
  return (
    <Table
      caption={t('deliveries.list')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'who', head: t('deliveries.who'), cell: ({ who }) => who },
        {
          key: 'what',
          head: t('deliveries.what'),
          cell: ({ kind }) => t(`groups.${groupOf[kind]}`),
        },
        { key: 'way', head: t('deliveries.way'), cell: ({ channel }) => t(channel) },
        { key: 'status', head: t('deliveries.status'), cell: (row) => <Status {...row} /> },
        { key: 'when', head: t('deliveries.when'), cell: (row) => <WhenSent {...row} /> },
        {
          key: 'opened',
          head: t('deliveries.opened'),
          cell: ({ openedAt }) => (openedAt ? formats.dayTime(openedAt) : t('deliveries.notOpened')),
        },
      ]}
    />
  )
}

function Status({ state, error }: DeliveryView) {
  const t = useT('sending')
  return (
    <span className="grid justify-items-start gap-1">
      <Badge tone={tones[state]}>{t(`deliveries.state.${state}`)}</Badge>
      {error && <span className="text-sm wrap-anywhere text-ink-soft elder:text-base">{error}</span>}
    </span>
  )
}

function WhenSent({ state, sentAt, dueAt, attempts }: DeliveryView) {
  const t = useT('sending')
  const formats = useFormats()
  return (
    <span className="grid">
      {sentAt ? formats.dayTime(sentAt) : state === 'waiting' && t('deliveries.due', { at: dueAt })}
      {attempts > 0 && (
        <span className="text-sm text-ink-soft elder:text-base">
          {t('deliveries.tried', { count: attempts })}
        </span>
      )}
    </span>
  )
}
