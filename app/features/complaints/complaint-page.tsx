import { Link } from '@remix-run/react'
import type { ComplaintView, ComplaintWords } from '../../../server/complaints/complaint.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Card, DescriptionList, Notice, Page, PageHead, Section, WithAside } from '../../ui/index.ts'
import { type Knot, Timeline } from '../timeline/timeline.tsx'
import { ComplaintMoves } from './complaint-moves.tsx'
import { toneOfComplaint, useAboutWhat } from './complaint-words.ts'

type Props = { view: ComplaintView; keys: Readonly<Record<string, string>>; done: boolean; now: Date }

/** One complaint, the same for the family, the provider and operators: what was said, what came of it, what is next. */
export function ComplaintPage({ view, keys, done, now }: Props) {
  const t = useT('complaints')
  const about = useAboutWhat()
  const who = view.byPhone ? t('page.byPhone', { who: view.raisedByName }) : view.raisedByName
  return (
    <Page className="py-6 sm:py-8">
      <PageHead
        eyebrow={t('page.eyebrow', { at: view.openedAt, who })}
        title={t(`subject.${view.subject}`)}
        lead={about(view)}
        actions={
          <span className="flex flex-wrap gap-2">
            <Badge tone={toneOfComplaint(view.state)}>{t(`state.${view.state}`)}</Badge>
            {view.outcome && <Badge>{t(`outcome.${view.outcome}`)}</Badge>}
          </span>
        }
      />
      {done && (
        <Notice tone="good" live>
          {t('page.done')}
        </Notice>
      )}
      <WithAside aside={<Facts view={view} />}>
        {view.colleague && <Notice>{t('operator.colleague')}</Notice>}
        <ComplaintMoves view={view} keys={keys} />
        <Section title={t('page.course')}>
          <Course view={view} now={now} />
        </Section>
      </WithAside>
    </Page>
  )
}

function Facts({ view }: { view: ComplaintView }) {
  const t = useT('complaints')
  const formats = useFormats()
  const late = view.late && !view.closedAt ? ` · ${t('page.late')}` : ''
  return (
    <Card tone="quiet" className="grid gap-4">
      <DescriptionList
        items={[
          {
            term: t('about.label'),
            value: [t(`about.${view.about}`), view.caregiverName].filter(Boolean).join(' · '),
          },
          { term: t('page.wish'), value: t(`wish.${view.wish}`) },
          { term: t('page.answerBy'), value: view.answerBy && formats.dayTime(view.answerBy) },
          { term: t('page.decideBy'), value: `${formats.dayTime(view.decideBy)}${late}` },
        ]}
      />
      {view.orderPath && (
        <Link to={view.orderPath} className="link">
          {t('page.order')}
        </Link>
      )}
    </Card>
  )
}

/** Which of the words belong to which step. */
const saidAt: Readonly<Record<string, readonly (keyof ComplaintWords)[]>> = {
  lodge: ['text'],
  answer: ['answer', 'answerRemedy'],
  add: ['answer', 'answerRemedy'],
  refuse: ['refusal'],
  decide: ['reason', 'remedy'],
  appeal: ['appeal'],
  decide_again: ['finalReason', 'finalRemedy'],
}

function Course({ view, now }: { view: ComplaintView; now: Date }) {
  const t = useT('complaints')
  const { words, timeline, state, due } = view
  const knots: Knot[] = timeline.map(({ position, transition, actorKind, actorName, at }) => ({
    key: String(position),
    title: t(`did.${transition as 'lodge'}`),
    who: actorName || t(`side.${actorKind as 'clock'}`),
    detail: <Said words={(saidAt[transition] ?? []).map((name) => words[name] ?? '')} />,
    ...{ at, state: 'done' },
  }))
  const waits = state in nowWaits ? (state as keyof typeof nowWaits) : null
  if (waits) knots.push({ key: 'now', title: t(`page.now.${waits}`), state: 'next' })
  return (
    <Timeline
      now={now}
      knots={knots}
      {...(due && { deadline: { at: due.at, text: t(`due.${due.transition as 'chase'}`) } })}
    />
  )
}

const nowWaits = { lodged: 1, answered: 1, examining: 1, decided: 1, appealed: 1 } as const

function Said({ words: [text = '', remedy = ''] }: { words: readonly string[] }) {
  const t = useT('complaints')
  if (!text && !remedy) return null
  return (
    <div className="grid max-w-measure gap-1">
      {text && <p className="whitespace-pre-line">{text}</p>}
      {remedy && <p className="whitespace-pre-line">{t('page.remedy', { text: remedy })}</p>}
    </div>
  )
}
