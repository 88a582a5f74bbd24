import { randomUUID } from 'node:crypto'
import { type AppLoadContext, data, redirect } from '@remix-run/node'
import { z } from 'zod'
import {
  type ChatSide,
  chatMessageInput,
  readChatInput,
  sendMessageInput,
} from '../../../server/chat/chat.contract.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'
import { found } from '../../session/access.server.ts'

type Where = { orderId: string; as: ChatSide }

/** A conversation for its page. What a person opens themselves is read; what is fetched behind their back is not. */
export async function loadChat(context: AppLoadContext, request: Request, where: Where) {
  const before = Number(new URL(request.url).searchParams.get('before')) || undefined
  const chat = await found(context.api.chat.open({ ...where, ...(before && { before }) }))
  const last = chat.latest ? chat.messages.at(-1) : undefined
  const readUpTo = last && isOpened(request) ? last.seq : 0
  if (readUpTo > 0) await context.api.chat.read({ ...where, seq: readUpTo })
  return {
    ...{ chat, keyOf: randomUUID(), readUpTo, now: context.now },
    ownHost: new URL(context.appUrl).host,
  }
}

function isOpened({ headers }: Request): boolean {
  const fetched = headers.get('Sec-Fetch-Dest') === 'empty'
  return !fetched && !/prefetch/.test(headers.get('Sec-Purpose') ?? headers.get('Purpose') ?? '')
}

const inForm = { orderId: true, as: true } as const
const sendForm = sendMessageInput.omit({ ...inForm, photo: true }).extend({ photo: z.unknown().optional() })
const readSoFar = readChatInput.omit(inForm)
const withdrawForm = chatMessageInput.omit(inForm)

/** Sends, takes back or marks as read, as the form's `intent` says; goes back to `path`, where one writes. */
export async function answerChat(context: AppLoadContext, form: FormData, where: Where, path: string) {
  const { chat } = context.api
  try {
    switch (form.get('intent')) {
      case 'send': {
        const read = readForm(form, sendForm)
        if (!read.ok) return read.reply
        const photo = form.get('photo')
        const bytes = photo instanceof Blob && photo.size > 0 && new Uint8Array(await photo.arrayBuffer())
        await chat.send({ ...where, ...read.value, photo: bytes || undefined })
        return redirect(`${path}#write`)
      }
      case 'read': {
        const read = readForm(form, readSoFar)
        if (read.ok) await chat.read({ ...where, ...read.value })
        return null
      }
      case 'withdraw': {
        const read = readForm(form, withdrawForm)
        if (!read.ok) return read.reply
        await chat.withdraw({ ...where, ...read.value })
        return redirect(path)
      }
      default:
        throw data(null, { status: 400 })
    }
  } catch (error) {
    return actionProblem(error, form)
  }
}
