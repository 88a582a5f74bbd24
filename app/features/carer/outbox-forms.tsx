import { useRevalidator } from '@remix-run/react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { ownWatch } from '../../offline/own-watch.ts'
import { sendWaiting } from '../../offline/send-waiting.ts'
import type { OnDevice } from '../../offline/use-waiting.ts'
import { isWaitingIntent, type NewWaiting, type WaitingIntent } from '../../offline/waiting.ts'
import { addWaiting } from '../../offline/waiting-store.ts'
import { SYNC_TAG, tellPages } from '../../offline/words.ts'
import { checkForm } from './check-form.ts'
import { smallerPhoto } from './smaller-photo.ts'
import { VisitAnswer } from './visit-answer.ts'
import { whereNow } from './where-now.ts'

type OutboxFormsProps = {
  device: OnDevice
  orderId: string
  providerId: string
  children: ReactNode
}

/**
 * Around the forms of a visit: what a carer does is first put down on the phone and then sent, so that a tunnel between the
 * two loses nothing. Where the phone keeps nothing (no script, another person's device) the forms go their usual way.
 */
export function OutboxForms({ device, orderId, providerId, children }: OutboxFormsProps) {
  const [answer, setAnswer] = useState<unknown>(undefined)
  const { revalidate } = useRevalidator()
  const userId = device.kept?.route.userId

  const take = async (intent: WaitingIntent, data: FormData, form: HTMLFormElement) => {
    const wrong = checkForm(intent, data)
    setAnswer(wrong ?? undefined)
    if (wrong || !userId) return
    const added = await waitingOf(intent, data, { orderId, providerId, userId })
    await addWaiting(added)
    form.reset()
    tellPages()
    await device.look()
    if (!navigator.onLine) return wakeLater()
    const sent = await sendWaiting(added.key)
    const mine = sent.find(({ key }) => key === added.key)?.answer
    if (mine?.outcome === 'refused') setAnswer(mine.reply)
    tellPages()
    await device.look()
    if (sent.length > 0) revalidate()
    if (!mine) await wakeLater()
  }

  const onSubmitCapture = (event: FormEvent) => {
    const form = event.target as HTMLFormElement
    const data = dataOf(form, (event.nativeEvent as SubmitEvent).submitter)
    const intent = data.has('photo') ? 'photo' : data.get('intent')
    if (!userId || !isWaitingIntent(intent)) return
    event.preventDefault()
    event.stopPropagation()
    void take(intent, data, form)
  }

  return (
    <VisitAnswer.Provider value={answer}>
      <div className="contents" onSubmitCapture={onSubmitCapture}>
        {children}
      </div>
    </VisitAnswer.Provider>
  )
}

/** With the button that was pressed; older browsers do not take it as a second argument. */
function dataOf(form: HTMLFormElement, submitter: HTMLElement | null): FormData {
  const data = new FormData(form)
  if (submitter instanceof HTMLButtonElement && submitter.name) data.set(submitter.name, submitter.value)
  return data
}

/** The moment is this one, whatever has to be found out first. */
async function waitingOf(
  intent: WaitingIntent,
  data: FormData,
  whose: Pick<NewWaiting, 'orderId' | 'providerId' | 'userId'>,
): Promise<NewWaiting> {
  const at = ownWatch().getTime()
  const told = ['intent', 'key', 'of', 'orderId', 'photo']
  const fields = [...data.entries()].flatMap(([name, value]) =>
    typeof value === 'string' && !told.includes(name) ? [[name, value] as const] : [],
  )
  const file = data.get('photo')
  const photo = file instanceof File && file.size > 0 ? await smallerPhoto(file) : null
  const here = intent === 'check_in_code' && !data.get('lat') ? await whereNow() : null
  if (here) fields.push(['lat', String(here.lat)], ['lng', String(here.lng)])
  return { ...whose, intent, at, fields, key: crypto.randomUUID(), ...(photo && { photo }) }
}

/** The browser wakes the worker when the line is back, also with no page open, where it can. */
async function wakeLater(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  const { sync } = (registration ?? {}) as { sync?: { register(tag: string): Promise<void> } }
  await sync?.register(SYNC_TAG).catch(() => undefined)
}
