import type { AppLoadContext } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { z } from 'zod'
import {
  appealCheckInput,
  decideCheckInput,
  reportReviewInput,
} from '../../../server/reviews/checks/check.contract.ts'
import { dropPhotoInput } from '../../../server/reviews/photos/photo.contract.ts'
import { moveRemedyInput } from '../../../server/reviews/remedies/remedy.contract.ts'
import {
  followUpInput,
  noteElderInput,
  rateHomeInput,
  replyReviewInput,
  writeReviewInput,
} from '../../../server/reviews/review.contract.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'
import { formFiles } from '../../rpc/form-files.server.ts'

type Api = AppLoadContext['api']['reviews']

const step = <Schema extends z.ZodType>(
  schema: Schema,
  call: (api: Api, input: z.output<Schema>, form: FormData) => Promise<unknown>,
) => ({
  read: (form: FormData) => {
    const read = readForm(form, schema)
    return read.ok ? { ok: true as const, run: (api: Api) => call(api, read.value, form) } : read
  },
})

/** Files are read apart from what was typed. */
const written = writeReviewInput.omit({ photos: true }).extend({ photos: z.unknown().optional() })

/** What a form about reviews may mean to do, by its intent. */
const steps = {
  write: step(written, async (api, input, form) =>
    api.write({ ...input, photos: await formFiles(form, 'photos') }),
  ),
  edit: step(written, async (api, input, form) =>
    api.edit({ ...input, photos: await formFiles(form, 'photos') }),
  ),
  drop_photo: step(dropPhotoInput, (api, input) => api.dropPhoto(input)),
  note: step(noteElderInput, (api, input) => api.noteElder(input)),
  home: step(rateHomeInput, (api, input) => api.rateHome(input)),
  reply: step(replyReviewInput, (api, input) => api.reply(input)),
  follow_up: step(followUpInput, (api, input) => api.followUp(input)),
  remedy: step(moveRemedyInput, (api, input) => api.remedy(input)),
  appeal: step(appealCheckInput, (api, input) => api.appeal(input)),
  report: step(reportReviewInput, (api, input) => api.report(input)),
  decide: step(decideCheckInput, (api, input) => api.decide(input)),
} as const
type ReviewIntent = keyof typeof steps

/** Takes the step the form asks for, and comes back to `path` with `?done=<intent>`; else its problems. */
export async function takeReviewStep(context: AppLoadContext, form: FormData, path: string) {
  const intent = String(form.get('intent')) as ReviewIntent
  const read = steps[intent]?.read(form)
  if (!read) throw new Response(null, { status: 400 })
  if (!read.ok) return read.reply
  try {
    await read.run(context.api.reviews)
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`${path}?done=${intent}`)
}
