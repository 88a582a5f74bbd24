import { data } from '@remix-run/node'
import type { z } from 'zod'
import type { Api } from '../../../server/rpc/app-router.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'
import { regionChoices } from './regions.server.ts'

/**
 * Reads the form about a recipient and saves it; gives null once saved, else the reply to show the form again. The
 * intent `province` saves nothing: it asks for another province's districts, with all else kept as typed.
 */
export async function saveRecipient<Schema extends z.ZodType>(
  api: Api,
  form: FormData,
  schema: Schema,
  save: (input: z.output<Schema>) => Promise<unknown>,
) {
  const regions = await regionChoices(api, String(form.get('province') ?? ''))
  if (form.get('intent') === 'province') return provinceReply(form, regions)
  const read = readForm(form, schema)
  if (!read.ok) return data({ ...read.reply.data, regions }, { status: 422 })
  try {
    await save(read.value)
    return null
  } catch (error) {
    const reply = actionProblem(error, form)
    return data({ ...reply.data, regions }, reply.init ?? undefined)
  }
}

function provinceReply(form: FormData, regions: Awaited<ReturnType<typeof regionChoices>>) {
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys()))
    values[name] = form.getAll(name).filter((value) => typeof value === 'string')
  return data({ problem: null, issues: {}, values: { ...values, regionCode: '' }, regions })
}
