import type { AppLoadContext } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { putPortraitInput } from '../../../server/portraits/portrait.contract.ts'
import { saveProfileInput } from '../../../server/providers/provider.contract.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'
import { formFile } from '../../rpc/form-files.server.ts'
import { caregiverForm, offeringForm } from './setup-forms.ts'
import type { Saved } from './setup-page.tsx'

/** Saves the words and the number families see. */
export async function saveProfile({ api }: AppLoadContext, form: FormData, providerId: string) {
  const read = readForm(form, saveProfileInput.omit({ providerId: true }))
  if (!read.ok) return read.reply
  return finish(form, providerId, 'profileSaved', api.providers.saveProfile({ providerId, ...read.value }))
}

/** Adds a service (`offeringId` undefined), changes it, or takes it out of use, as the form's intent says. */
export async function saveOffering(
  { api }: AppLoadContext,
  form: FormData,
  providerId: string,
  offeringId?: string,
) {
  if (offeringId && form.get('intent') === 'retire') {
    return finish(
      form,
      providerId,
      'offeringRetired',
      api.providers.retireOffering({ providerId, offeringId }),
    )
  }
  const read = readForm(form, offeringForm)
  if (!read.ok) return read.reply
  return finish(
    form,
    providerId,
    'offeringSaved',
    api.providers.saveOffering({ providerId, offeringId, ...read.value }),
  )
}

const portraitForm = putPortraitInput.pick({ everybody: true, agreed: true })

/** The same for a caregiver, and their portrait. */
export async function saveCaregiver(
  { api }: AppLoadContext,
  form: FormData,
  providerId: string,
  caregiverId?: string,
) {
  if (caregiverId && form.get('intent') === 'retire') {
    return finish(
      form,
      providerId,
      'caregiverRetired',
      api.providers.retireCaregiver({ providerId, caregiverId }),
    )
  }
  if (caregiverId && form.get('intent') === 'portrait_remove') {
    return finish(form, providerId, 'portraitRemoved', api.portraits.remove({ providerId, caregiverId }))
  }
  if (caregiverId && form.get('intent') === 'portrait') {
    const picture = readForm(form, portraitForm)
    if (!picture.ok) return picture.reply
    const put = { providerId, caregiverId, ...picture.value, bytes: await formFile(form, 'photo') }
    return finish(form, providerId, 'portraitPut', api.portraits.put(put))
  }
  const read = readForm(form, caregiverForm)
  if (!read.ok) return read.reply
  return finish(
    form,
    providerId,
    'caregiverSaved',
    api.providers.saveCaregiver({ providerId, caregiverId, ...read.value }),
  )
}

async function finish(form: FormData, providerId: string, done: Saved, saving: Promise<unknown>) {
  try {
    await saving
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/desk/${providerId}/setup?done=${done}`)
}
