import { Form, Link } from '@remix-run/react'
import {
  DEFAULT_CORRECTION_DAYS,
  type InspectionSheet,
  type operatorMoves,
} from '../../../server/supervision/supervision.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { FormSummary, ProblemNotice } from '../../rpc/problem-notice.tsx'
import {
  Breadcrumbs,
  DescriptionList,
  Notice,
  Page,
  PageHead,
  Section,
  SubmitButton,
  TextField,
} from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Findings, JudgeForm } from './sheet-findings.tsx'
import { Photos } from './sheet-photos.tsx'
import { InspectionBadge } from './words.tsx'

type SheetPageProps = {
  sheet: InspectionSheet
  keys: Record<string, string>
  done: string | null
  problem: string | null
  answer: unknown
}

/** 检查记录: filled in on the spot, printed for the signature, and moved on step by step. */
export function SheetPage({ sheet, keys, done, problem, answer }: SheetPageProps) {
  const t = useT('supervision')
  const { moves, providerName } = sheet
  const judging = moves.includes('judge')
  return (
    <Page className="py-6 sm:py-8">
      <Breadcrumbs items={[{ to: '/operator/supervision', label: t('operator.title') }]} />
      <PageHead
        title={providerName}
        eyebrow={`${t('operator.sheet')} · ${t(`cause.${sheet.cause}`)} · ${t(sheet.announced ? 'announced' : 'unannounced')}`}
      />
      {done && (
        <Notice tone="good" live>
          {t('operator.saved')}
        </Notice>
      )}
      {problem && <ProblemNotice problem={{ code: problem, params: {}, status: 409 }} />}
      <About sheet={sheet} />
      {judging ? <JudgeForm sheet={sheet} answer={answer} /> : <Findings findings={sheet.findings} />}
      <Photos
        sheet={sheet}
        action={`/operator/supervision/${sheet.id}/photos`}
        canAdd={sheet.state === 'under_way' || sheet.state === 'rechecking'}
        keyOf={keys.photo ?? ''}
      />
      <div className="grid gap-6 print:hidden">
        {moves.map((move) =>
          move === 'judge' || move === 'correct' ? null : (
            <MoveForm key={move} move={move} keyOf={keys[move] ?? ''} answer={answer} />
          ),
        )}
      </div>
      <Timeline sheet={sheet} />
    </Page>
  )
}

function About({ sheet }: { sheet: InspectionSheet }) {
  const t = useT('supervision')
  const formats = useFormats()
  const { correctBy, publicFrom, drawId, lateSince } = sheet
  return (
    <>
      <p>
        <InspectionBadge state={sheet.state} late={lateSince !== null} />
      </p>
      <DescriptionList
        items={[
          { term: t('head.when'), value: formats.date(dayKey(sheet.plannedOn)) },
          { term: t('operator.place'), value: sheet.place },
          { term: t('operator.team'), value: sheet.team },
          { term: t('operator.note'), value: sheet.note },
          {
            term: t('head.deadline'),
            value: correctBy && formats.date(dayKey(new Date(correctBy.getTime() - 1))),
          },
          { term: t('operator.public'), value: publicFrom && t('operator.publicFrom', { at: publicFrom }) },
          {
            term: t('operator.also'),
            value: (
              <span className="flex flex-wrap gap-x-4 print:hidden">
                <Link to={`/operator/supervision/providers/${sheet.providerId}`} className="link">
                  {t('grade.title')}
                </Link>
                {drawId && (
                  <Link to={`/supervision/draws/${drawId}`} className="link">
                    {t('page.draw')}
                  </Link>
                )}
              </span>
            ),
          },
        ]}
      />
    </>
  )
}

type Move = (typeof operatorMoves)[number]
const primary: readonly Move[] = ['begin', 'conclude', 'approve']
const reasoned: readonly Move[] = ['call_off', 'reopen', 'send_back']

/** One step and what it needs to be said with. */
function MoveForm({ move, keyOf, answer }: { move: Move; keyOf: string; answer: unknown }) {
  const t = useT('supervision')
  const form = useIntentForm(answer, move)
  const hint = move === 'conclude' || move === 'reopen' ? t(`operator.${move}Hint`) : null
  return (
    <Form method="post" className="grid max-w-form gap-3 border-t border-line pt-4">
      <input type="hidden" name="intent" value={move} />
      <input type="hidden" name="key" value={keyOf} />
      <FormSummary form={form} />
      {hint && <p className="text-ink-soft">{hint}</p>}
      {reasoned.includes(move) && (
        <TextField
          label={t('operator.reason')}
          {...form.field('reason')}
          id={`reason-${move}`}
          maxLength={500}
        />
      )}
      {(move === 'conclude' || move === 'send_back') && (
        <TextField
          label={t('operator.days')}
          {...form.field('days')}
          id={`days-${move}`}
          type="number"
          min={1}
          max={60}
          defaultValue={DEFAULT_CORRECTION_DAYS}
          className="max-w-48"
        />
      )}
      <SubmitButton name="press" value={move} tone={primary.includes(move) ? 'primary' : 'secondary'}>
        {t(`operator.${move}`)}
      </SubmitButton>
    </Form>
  )
}

function Timeline({ sheet: { timeline } }: { sheet: InspectionSheet }) {
  const t = useT('supervision')
  const formats = useFormats()
  return (
    <Section title={t('operator.history')} level={2}>
      <ol className="grid gap-1">
        {timeline.map(({ position, transition, actorKind, at, reason }) => (
          <li key={position}>
            <span className="text-ink-soft">{formats.dayTime(at)}</span> ·{' '}
            {t(`by.${actorKind as 'operator'}`)} ·{' '}
            {reason
              ? formats.labelled(t(`move.${transition as 'plan'}`), reason)
              : t(`move.${transition as 'plan'}`)}
          </li>
        ))}
      </ol>
    </Section>
  )
}
