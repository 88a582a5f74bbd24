import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { publishEvaluationInput } from '../../server/statistics/evaluation.contract.ts'
import { writeNoteInput } from '../../server/statistics/report-note.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { NoteForm } from '../features/statistics/note-form.tsx'
import { PublishEvaluation } from '../features/statistics/publish-evaluation.tsx'
import { reportOf } from '../features/statistics/report.server.ts'
import { ReportPage } from '../features/statistics/report-page.tsx'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'statistics:plainTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const { searchParams } = new URL(request.url)
  const done = { published: searchParams.has('published'), noted: searchParams.has('noted') }
  const keys = { publish: randomUUID(), note: randomUUID() }
  return { report: await reportOf(context, request, true), keys, done }
}

/** Publishes the evaluation, or keeps what was written beside the figures. */
export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const form = await request.formData()
  const { publishEvaluation, writeNote } = context.api.statistics
  try {
    if (form.get('intent') === 'note') {
      const read = readForm(form, writeNoteInput)
      if (!read.ok) return read.reply
      await writeNote(read.value)
      return redirect(`/operator/statistics?year=${read.value.year}&noted=1`)
    }
    const read = readForm(form, publishEvaluationInput)
    if (!read.ok) return read.reply
    await publishEvaluation(read.value)
    return redirect(`/operator/statistics?year=${read.value.year}&published=1`)
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function OperatorStatistics() {
  const { report, keys, done } = useLoaderData<typeof loader>()
  const { year, published } = report
  const titles = Object.fromEntries(report.tables.map(({ key, title }) => [key, title]))
  return (
    <ReportPage report={report} base="/operator/statistics">
      <NoteForm year={year} titles={titles} keyOf={keys.note} done={done.noted} />
      <PublishEvaluation year={year} published={published} keyOf={keys.publish} done={done.published} />
    </ReportPage>
  )
}

export function ErrorBoundary() {
  return <ClosedPage />
}
