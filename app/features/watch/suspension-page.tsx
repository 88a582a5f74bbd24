import type { SuspensionView } from '../../../server/suspensions/suspension.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import {
  Badge,
  Breadcrumbs,
  Card,
  DescriptionList,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Section,
  WithAside,
} from '../../ui/index.ts'
import { AffectedOrders } from './affected-orders.tsx'
import { TextMove } from './text-move.tsx'

type Props = { view: SuspensionView; keyOf: string; done: boolean }

/** One suspension, for whom it is about and for operators. */
export function SuspensionPage({ view, keyOf, done }: Props) {
  const t = useT('watch')
  const { name, state, startsAt: at, decidedByName: by, moves } = view
  const operator = view.as === 'operator'
  return (
    <Page className="py-6 sm:py-8">
      {operator && (
        <Breadcrumbs
          items={[{ to: '/operator/suspensions', label: t('suspensions.title') }, { label: name }]}
        />
      )}
      <PageHead
        eyebrow={t(`suspensions.targets.${view.target}`)}
        title={t(state === 'lifted' ? 'page.titleLifted' : 'page.title', { name })}
        lead={t('page.lead', { at, by })}
        actions={
          <Badge tone={state === 'lifted' ? 'good' : 'warn'}>{t(`suspensions.states.${state}`)}</Badge>
        }
      />
      {done && (
        <Notice tone="good" live>
          {t('page.done')}
        </Notice>
      )}
      <WithAside aside={<Facts view={view} />}>
        {view.colleague && <Notice>{t('page.colleague')}</Notice>}
        {moves.map((move) => (
          <TextMove
            key={move}
            move={move}
            id={view.id}
            keyOf={keyOf}
            words={{
              summary: t(`page.${move}`),
              label: t(`page.${move}Text`),
              hint: t(`page.${move}Hint`),
              send: t(`page.${move}Send`),
            }}
          />
        ))}
        {operator && (
          <Section title={t('orders.title')}>
            {view.pending > 0 && <p>{t('page.progress', { pending: view.pending, count: view.affected })}</p>}
            <AffectedOrders orders={view.orders} />
          </Section>
        )}
        <Section title={t('page.timeline')}>
          <Course view={view} />
        </Section>
      </WithAside>
    </Page>
  )
}

function Facts({ view }: { view: SuspensionView }) {
  const t = useT('watch')
  const formats = useFormats()
  return (
    <Card tone="quiet" className="grid gap-4">
      <DescriptionList
        items={[
          { term: t('page.reason'), value: view.reason },
          {
            term: t('page.until'),
            value: view.until ? formats.dayTime(view.until) : t('suspensions.untilLifted'),
          },
          { term: t('page.appealed'), value: view.appealText },
          { term: t('page.answer'), value: view.answer },
        ]}
      />
      {view.closureId && (
        <>
          <p>{t('page.closing')}</p>
          <LinkButton tone="secondary" to={`/operator/closures/${view.closureId}`}>
            {t('page.toClosure')}
          </LinkButton>
        </>
      )}
    </Card>
  )
}

function Course({ view }: { view: SuspensionView }) {
  const t = useT('watch')
  const formats = useFormats()
  return (
    <ol className="grid gap-3">
      {view.timeline.map(({ transition, actorName, at, reason }) => (
        <li key={`${transition}-${at.getTime()}`} className="grid gap-1 border-l-3 border-pine-line pl-4">
          <span className="font-semibold">{t(`page.did.${transition as 'suspend'}`)}</span>
          <span className="text-sm text-ink-soft">
            {actorName || t('page.byClock')} · {formats.dayTime(at)}
          </span>
          {reason && <span className="max-w-measure whitespace-pre-line">{reason}</span>}
        </li>
      ))}
    </ol>
  )
}
