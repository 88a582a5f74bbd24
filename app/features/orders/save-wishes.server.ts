import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { wishesInput } from '../../../server/families/wishes.contract.ts'
import type { Api } from '../../../server/rpc/app-router.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'

/** Keeps whom the recipient lets in, and looks for times again. */
export async function saveWishes(api: Api, form: FormData, owned: { ownerKey: string; draftId: string }) {
  const read = readForm(form, z.object({ wishes: wishesInput }))
  if (!read.ok) return read.reply
  try {
    await api.drafts.setWishes({ ...owned, ...read.value })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/order/${owned.draftId}/when`)
}
