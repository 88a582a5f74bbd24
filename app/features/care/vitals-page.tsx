import type { VitalSeries } from '../../../server/care/care.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import {
  Badge,
  Breadcrumbs,
  Card,
  EmptyState,
  LinkButton,
  Page,
  PageHead,
  Section,
  Table,
} from '../../ui/index.ts'
import { readingText, standingTones, tenthsText } from './vital-words.ts'

type VitalsPageProps = {
  calledBy: string
  recipientId: string
  agreed: boolean
  series: readonly VitalSeries[]
}

/** How somebody has been: a line with the usual band for each thing measured, and every reading in a table below it. */
export function VitalsPage({ calledBy, recipientId, agreed, series }: VitalsPageProps) {
  const t = useT(['care', 'family', 'consent'])
  return (
    <Page>
      <Breadcrumbs
        items={[
          { to: '/family', label: t('family:page.title') },
          { to: `/family/recipients/${recipientId}`, label: calledBy },
          { label: t('vitals.title', { calledBy }) },
        ]}
      />
      <PageHead title={t('vitals.title', { calledBy })} lead={t('vitals.lead')} />
      {!agreed && (
        <EmptyState
          drawing="door"
          title={t('consent:vitals.none')}
          action={
            <LinkButton to={`/family/recipients/${recipientId}/consents`}>
              {t('consent:vitals.go')}
            </LinkButton>
          }
        >
          {t('consent:vitals.noneText')}
        </EmptyState>
      )}
      {agreed && series.length === 0 && (
        <EmptyState drawing="notebook" title={t('vitals.none')}>
          {t('vitals.noneText')}
        </EmptyState>
      )}
      {series.map((one) => (
        <Series key={one.kind} series={one} recipientId={recipientId} />
      ))}
    </Page>
  )
}

const night = '(prefers-color-scheme: dark)'
const phone = '(max-width: 640px)'

function Series({ series, recipientId }: { series: VitalSeries; recipientId: string }) {
  const t = useT('care')
  const formats = useFormats()
  const { kind, usual, points } = series
  const name = t(`vital.${kind}`)
  const chart = `/family/recipients/${recipientId}/vitals/${kind}.svg`
  const last = points.at(-1)
  const lead = [
    t(`unit.${kind}`),
    ...(usual ? [t('vitals.band', { from: bandText(usual, 'from'), to: bandText(usual, 'to') })] : []),
  ].join(' · ')
  return (
    <Section title={name} lead={lead}>
      <Card className="overflow-hidden">
        {points.length > 1 && (
          <picture>
            <source media={`${night} and ${phone}`} srcSet={`${chart}?dark&narrow`} />
            <source media={phone} srcSet={`${chart}?narrow`} />
            <source media={night} srcSet={`${chart}?dark`} />
            <img
              src={chart}
              alt={t('vitals.chart', {
                kind: name,
                count: points.length,
                value: last ? readingText(last) : '',
                unit: t(`unit.${kind}`),
              })}
              className="h-auto w-full"
            />
          </picture>
        )}
        <Table
          caption={t('vitals.table', { kind: name })}
          hideCaption
          rows={[...points].reverse()}
          rowKey={({ at }) => at.toISOString()}
          columns={[
            { key: 'when', head: t('vitals.when'), cell: ({ at }) => formats.dayTime(at) },
            { key: 'value', head: t('vitals.value'), numeric: true, cell: (point) => readingText(point) },
            {
              key: 'standing',
              head: t('vitals.standing'),
              cell: ({ standing }) =>
                standing ? <Badge tone={standingTones[standing]}>{t(standing)}</Badge> : '–',
            },
            { key: 'by', head: t('vitals.by'), cell: ({ byName }) => byName },
          ]}
        />
      </Card>
    </Section>
  )
}

const bandText = (usual: NonNullable<VitalSeries['usual']>, edge: 'from' | 'to') =>
  usual.lower ? `${tenthsText(usual[edge])}/${tenthsText(usual.lower[edge])}` : tenthsText(usual[edge])
