import { Form, Link } from '@remix-run/react'
import {
  type Ground,
  groundPoints,
  grounds,
  type HardshipList,
  type HardshipRow,
  outreachStates,
  urgencies,
} from '../../../server/outreach/outreach.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import {
  Badge,
  Button,
  Checkbox,
  Cluster,
  EmptyState,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Pagination,
  Select,
  Table,
  TextField,
} from '../../ui/index.ts'
import { Fold } from '../orders/fold.tsx'
import { OutreachExport } from './outreach-export.tsx'
import { lastDayOf, toneOfOutreach } from './outreach-words.ts'

export type OutreachFilter = {
  regionCode?: string | undefined
  street?: string | undefined
  ground?: Ground | undefined
  state?: (typeof outreachStates)[number] | undefined
  late: boolean
}
type Props = { list: HardshipList; filter: OutreachFilter; query: string; entered: boolean }

/** 重点关爱名单: whom to seek out first and why, masked; filtered, counted, taken along. */
export function OutreachList({ list, filter, query, entered }: Props) {
  const t = useT('outreach')
  const total = Object.values(list.states).reduce((sum, one) => sum + one, 0)
  return (
    <Page className="py-6 sm:py-8">
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={<LinkButton to="/operator/outreach/new">{t('enter.open')}</LinkButton>}
      />
      {entered && (
        <Notice tone="good" live>
          {t('enter.done')}
        </Notice>
      )}
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{t('list.all', { count: total })}</span>
        {list.late > 0 && <Badge tone="bad">{t('list.lateCount', { count: list.late })}</Badge>}
        {outreachStates
          .filter((state) => list.states[state] > 0)
          .map((state) => (
            <Badge key={state} tone="plain">
              {t(`state.${state}`)} {list.states[state]}
            </Badge>
          ))}
      </p>
      <Order />
      <Filter places={list.places} filter={filter} />
      <Rows rows={list.rows} />
      <Pagination
        page={list.page}
        pages={list.pages}
        to={(page) => `?${new URLSearchParams([...new URLSearchParams(query), ['page', String(page)]])}`}
      />
      <OutreachExport filter={filter} query={query} />
    </Page>
  )
}

/** The order of the list, said aloud. */
function Order() {
  const t = useT('outreach')
  return (
    <Fold summary={t('rule.title')}>
      <p className="max-w-measure">{t('rule.text')}</p>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-ink-soft">
        {grounds.map((ground) => (
          <li key={ground}>
            {t(`ground.${ground}`)} {t('rule.points', { count: groundPoints[ground] })}
          </li>
        ))}
      </ul>
      <ul className="grid gap-1 text-ink-soft">
        {urgencies.map(({ key, ...rule }) => (
          <li key={key}>{t('rule.line', { name: t(`urgency.${key}`), ...rule })}</li>
        ))}
      </ul>
      <p className="text-ink-soft">{t('rule.source')}</p>
    </Fold>
  )
}

function Filter({ places, filter }: { places: HardshipList['places']; filter: OutreachFilter }) {
  const t = useT('outreach')
  const any = (label: string) => ({ value: '', label })
  return (
    <Form method="get" className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4 print:hidden">
      <Select
        name="regionCode"
        label={t('filter.region')}
        defaultValue={filter.regionCode ?? ''}
        options={[
          any(t('filter.anyRegion')),
          ...places.map(({ regionCode, place }) => ({ value: regionCode, label: place })),
        ]}
      />
      <TextField
        name="street"
        label={t('filter.street')}
        defaultValue={filter.street}
        maxLength={40}
        autoComplete="off"
      />
      <Select
        name="ground"
        label={t('ground.label')}
        defaultValue={filter.ground ?? ''}
        options={[
          any(t('filter.anyGround')),
          ...grounds.map((value) => ({ value, label: t(`ground.${value}`) })),
        ]}
      />
      <Select
        name="state"
        label={t('state.label')}
        defaultValue={filter.state ?? ''}
        options={[
          any(t('filter.anyState')),
          ...outreachStates.map((value) => ({ value, label: t(`state.${value}`) })),
        ]}
      />
      <Checkbox name="late" defaultChecked={filter.late}>
        {t('filter.late')}
      </Checkbox>
      <Cluster>
        <Button type="submit" tone="secondary">
          {t('filter.apply')}
        </Button>
        <Link to="/operator/outreach" className="link inline-flex min-h-target-sm items-center">
          {t('filter.clear')}
        </Link>
      </Cluster>
    </Form>
  )
}

function Rows({ rows }: { rows: readonly HardshipRow[] }) {
  const t = useT('outreach')
  const formats = useFormats()
  if (rows.length === 0)
    return (
      <EmptyState drawing="people" title={<h2>{t('list.none')}</h2>}>
        {t('list.noneText')}
      </EmptyState>
    )
  return (
    <>
      <p className="max-w-measure text-ink-soft">{t('list.masked')}</p>
      <Table
        caption={t('list.caption')}
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'who',
            head: t('list.who'),
            cell: ({ id, name, urgency }) => (
              <span className="grid justify-items-start">
                <Link
                  to={`/operator/outreach/${id}`}
                  className="link inline-flex min-h-target-sm items-center"
                >
                  {name}
                </Link>
                <span className="text-sm whitespace-nowrap text-ink-soft">{t(`urgency.${urgency}`)}</span>
              </span>
            ),
          },
          { key: 'where', head: t('list.where'), cell: ({ place, street }) => `${place} ${street}`.trim() },
          {
            key: 'why',
            head: t('list.why'),
            cell: ({ grounds: held, points }) =>
              held.length > 0 &&
              `${formats.list(held.map((ground) => t(`ground.${ground}`)))} · ${t('rule.points', { count: points })}`,
          },
          {
            key: 'state',
            head: t('list.state'),
            cell: ({ state, late }) => (
              <Badge tone={toneOfOutreach(state, late)}>{t(`state.${state}`)}</Badge>
            ),
          },
          {
            key: 'due',
            head: t('list.due'),
            cell: ({ contactBy, late }) =>
              contactBy && (
                <span className={late ? 'font-semibold text-bad' : undefined}>
                  {formats.day(lastDayOf(contactBy))}
                  {late && ` · ${t('list.late')}`}
                </span>
              ),
          },
          {
            key: 'last',
            head: t('list.last'),
            cell: ({ contactedAt }) => (contactedAt ? formats.day(contactedAt) : t('list.never')),
          },
        ]}
      />
    </>
  )
}
