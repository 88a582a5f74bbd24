import type { AppLoadContext } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { layTemplateInput, saveTemplateInput } from '../../../server/availability/template.contract.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'
import { hourFields, hoursOf } from '../setup/hours-form.ts'
import type { TemplateDone } from './done.tsx'
import type { Asked } from './lay-form.tsx'

const templateForm = z
  .object({ ...hourFields, name: saveTemplateInput.shape.name })
  .transform((typed, issues) => ({ name: typed.name, hours: hoursOf(typed, issues) }))
const layForm = layTemplateInput.omit({ providerId: true, templateId: true })

/** The question in the address: whom and which days. */
export const askedIn = (params: URLSearchParams): Asked => ({
  carers: params.getAll('carer'),
  first: params.get('first') ?? '',
  last: params.get('last') ?? '',
})

/** What a template's page changes, as the form's intent says. */
export async function changeTemplate(
  { api }: AppLoadContext,
  form: FormData,
  { providerId, templateId }: { providerId: string; templateId: string },
) {
  const base = `/desk/${providerId}/roster/templates`
  const of = { providerId, templateId }
  const to = (path: string, done: TemplateDone) => redirect(`${path}?done=${done}`)
  try {
    if (form.get('intent') === 'retire') {
      await api.roster.retireTemplate(of)
      return to(base, 'retired')
    }
    if (form.get('intent') === 'lay') {
      const read = readForm(form, layForm)
      if (!read.ok) return read.reply
      await api.roster.layTemplate({ ...of, ...read.value })
      return to(base, 'laid')
    }
    const read = readForm(form, templateForm)
    if (!read.ok) return read.reply
    const isNew = templateId === 'new'
    const { id } = await api.roster.saveTemplate({
      providerId,
      templateId: isNew ? null : templateId,
      ...read.value,
    })
    return to(`${base}/${id}`, 'saved')
  } catch (error) {
    return actionProblem(error, form)
  }
}
