import type { DrawView } from '../../../server/supervision/supervision.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Breadcrumbs, DescriptionList, Page, PageHead, Table } from '../../ui/index.ts'

/** How a draw was made, so that anybody can make it again. */
export function DrawPage({ draw }: { draw: DrawView }) {
  const t = useT('supervision')
  const rows = draw.ranked.map((one, index) => ({ ...one, rank: index + 1 }))
  return (
    <Page>
      <Breadcrumbs
        items={[{ to: '/supervision', label: t('title') }, { label: t('draw.title', { at: draw.drawnAt }) }]}
      />
      <PageHead title={t('draw.title', { at: draw.drawnAt })} lead={t('draw.lead', { count: draw.count })} />
      <DescriptionList
        items={[
          { term: t('draw.seed'), value: <code className="break-all">{draw.seed}</code> },
          { term: t('filter.area'), value: [draw.city, draw.district].filter(Boolean).join(' ') },
        ]}
      />
      <p className="text-ink-soft">{t('draw.candidates', { count: rows.length })}</p>
      <Table
        caption={t('title')}
        hideCaption
        rows={rows}
        rowKey={({ providerId }) => providerId}
        columns={[
          {
            key: 'name',
            head: t('head.provider'),
            cell: (row) => (
              <>
                {row.rank}. {row.name} {row.chosen && <Badge tone="pine">{t('draw.chosen')}</Badge>}
              </>
            ),
          },
          {
            key: 'id',
            head: t('draw.id'),
            cell: (row) => <code className="text-sm break-all">{row.providerId}</code>,
          },
          {
            key: 'digest',
            head: t('draw.digest'),
            cell: (row) => <code className="text-sm break-all">{row.digest}</code>,
          },
        ]}
      />
    </Page>
  )
}
