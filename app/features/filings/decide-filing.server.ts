import { type AppLoadContext, redirect } from '@remix-run/node'
import { decideFilingInput, openFilesInput } from '../../../server/filings/filing.contract.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'

/** An operator opens the scans with a reason, or decides. */
export async function decideFiling({ api }: AppLoadContext, form: FormData, filingId: string) {
  try {
    if (form.get('intent') === 'open') {
      const { reason } = openFilesInput.shape
      const read = readForm(
        form,
        openFilesInput.omit({ filingId: true, reason: true }).extend({ openReason: reason }),
      )
      if (!read.ok) return read.reply
      return { opened: await api.filings.openFiles({ filingId, reason: read.value.openReason }) }
    }
    const read = readForm(form, decideFilingInput.omit({ filingId: true }))
    if (!read.ok) return read.reply
    await api.filings.decide({ filingId, ...read.value })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect('/operator/filings?done=1')
}
