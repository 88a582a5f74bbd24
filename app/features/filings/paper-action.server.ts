import type { AppLoadContext } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { moveFilingInput, removeFileInput, saveFilingInput } from '../../../server/filings/filing.contract.ts'
import { type PaperKind, paperKinds } from '../../../server/filings/paper.contract.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'
import { formFiles } from '../../rpc/form-files.server.ts'

type Paper = { providerId: string; kind: PaperKind; caregiverId: string | null }

/** The paper an address names; null where there is no such kind. */
export function paperAt(params: { providerId?: string; kind?: string }, url: URL): Paper | null {
  const kind = paperKinds.find((name) => name === params.kind)
  return kind
    ? { kind, providerId: params.providerId ?? '', caregiverId: url.searchParams.get('caregiver') || null }
    : null
}

const pathOf = ({ providerId, kind, caregiverId }: Paper) =>
  `/desk/${providerId}/papers/${kind}?${caregiverId ? `caregiver=${caregiverId}&` : ''}`

const words = saveFilingInput.omit({
  providerId: true,
  kind: true,
  caregiverId: true,
  files: true,
  submit: true,
})

/** Saves, hands in, takes back, or removes a scan, as the form's intent says. */
export async function changePaper({ api }: AppLoadContext, form: FormData, paper: Paper) {
  const intent = form.get('intent')
  if (intent === 'remove') {
    const read = readForm(form, removeFileInput)
    return read.ok ? finish(form, paper, 'remove', () => api.filings.removeFile(read.value)) : read.reply
  }
  if (intent === 'withdraw') {
    const read = readForm(form, moveFilingInput)
    return read.ok ? finish(form, paper, 'withdraw', () => api.filings.withdraw(read.value)) : read.reply
  }
  const submit = form.get('submit') === 'on'
  const files = await formFiles(form, 'files')
  form.delete('files')
  const read = readForm(form, words)
  if (!read.ok) return read.reply
  return finish(form, paper, submit ? 'submit' : 'save', () =>
    api.filings.save({ ...paper, ...read.value, files, submit }),
  )
}

async function finish(form: FormData, paper: Paper, done: string, run: () => Promise<unknown>) {
  try {
    await run()
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`${pathOf(paper)}done=${done}`)
}
