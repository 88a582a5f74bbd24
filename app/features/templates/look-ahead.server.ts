import type { AppLoadContext } from '@remix-run/node'
import { previewTemplateInput } from '../../../server/availability/template.contract.ts'
import { i18nFor } from '../../i18n/catalogues.server.ts'
import { detectLocale } from '../../i18n/detect.ts'
import { problemFrom } from '../../rpc/problem-from.ts'
import type { Asked } from './lay-form.tsx'

type Look = { providerId: string; templateId: string | null; asked: Asked }

/** What the question in the address would change; a sentence where it is not whole or not to be had. */
export async function lookAhead({ api }: AppLoadContext, request: Request, { asked, ...of }: Look) {
  const { carers, first, last } = asked
  if (!of.templateId || (carers.length === 0 && !first && !last)) return { preview: null, error: null }
  const { t } = i18nFor(detectLocale(request.headers))
  const read = previewTemplateInput.safeParse({
    ...of,
    ...{ caregiverIds: carers, firstDay: first, lastDay: last },
  })
  if (!read.success) return { preview: null, error: t('templates:lay.missing') }
  try {
    return { preview: await api.roster.previewTemplate(read.data), error: null }
  } catch (error) {
    const problem = problemFrom(error)
    if (!problem) throw error
    return { preview: null, error: t(`problems:${problem.code}` as 'problems:templates.too_long') }
  }
}
