import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import {
  correctInput,
  judgeInput,
  moveInspectionInput,
  operatorMoves,
} from '../../../server/supervision/supervision.contract.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'
import { formFile } from '../../rpc/form-files.server.ts'
import { problemFrom } from '../../rpc/problem-from.ts'

type Args = Pick<ActionFunctionArgs, 'context' | 'params' | 'request'>

/** Verdicts, or one press of an operator; comes back with `?done=<intent>`, else the answer for the form. */
export async function takeInspectionStep({ context, params, request }: Args) {
  const form = await request.formData()
  const intent = String(form.get('intent'))
  const inspectionId = params.id ?? ''
  try {
    if (intent === 'judge') {
      const read = readForm(form, judgeInput.omit({ inspectionId: true }))
      if (!read.ok) return read.reply
      await context.api.supervision.judge({ inspectionId, ...read.value })
    } else {
      const move = operatorMoves.find((name) => name === intent)
      if (!move) throw new Response(null, { status: 400 })
      const read = readForm(form, moveInspectionInput.omit({ inspectionId: true, move: true }))
      if (!read.ok) return read.reply
      await context.api.supervision.move({ inspectionId, move, ...read.value })
    }
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/operator/supervision/${inspectionId}?done=${intent}`)
}

/** 整改报告 of a manager. */
export async function reportCorrection({ context, params, request }: Args) {
  const form = await request.formData()
  const inspectionId = params.id ?? ''
  const read = readForm(form, correctInput.omit({ inspectionId: true }))
  if (!read.ok) return read.reply
  try {
    await context.api.supervision.correct({ inspectionId, ...read.value })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/desk/${params.providerId}/supervision/${inspectionId}?done=1`)
}

/** One photo of an item; a refusal stands on the inspection's page. */
export async function addPhotoTo(back: string, { context, request }: Args) {
  const form = await request.formData()
  try {
    await context.api.supervision.addPhoto({
      ...{ findingId: String(form.get('findingId') ?? ''), key: String(form.get('key') ?? '') },
      bytes: await formFile(form, 'photo'),
    })
  } catch (error) {
    const problem = problemFrom(error)
    if (!problem) throw error
    return redirect(`${back}?problem=${problem.code}`)
  }
  return redirect(back)
}
