import type { AppLoadContext } from '@remix-run/node'
import type { DraftView } from '../../../server/orders/order-view.contract.ts'
import { formatsFor } from '../../i18n/formats.ts'
import { districtName } from '../family/regions.server.ts'

/** For whom and at which address, in words: 爸爸（林国栋）, 上海市浦东新区…. */
export async function whoAndWhere(
  { api, viewer, locale }: AppLoadContext,
  draft: DraftView,
): Promise<{ who: string; place: string }> {
  const named = ({ calledBy, name }: { calledBy: string; name: string }) =>
    formatsFor(locale).aside(calledBy, name)
  if (draft.recipientId && viewer.kind === 'person') {
    const families = await api.families.list()
    const person = families.flatMap(({ recipients }) => recipients).find(({ id }) => id === draft.recipientId)
    if (person) return { who: named(person), place: `${person.regionName} ${person.addressLine}` }
  }
  if (!draft.recipient) return { who: draft.calledBy ?? '', place: '' }
  const district = await districtName(api, draft.recipient.regionCode)
  return { who: named(draft.recipient), place: `${district} ${draft.recipient.addressLine}` }
}
