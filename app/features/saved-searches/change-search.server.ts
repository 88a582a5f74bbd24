import type { AppLoadContext } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { renameSavedSearchInput, savedSearchInput } from '../../../server/discovery/saved-search.contract.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'

/** What a button of the list does; gives the answer of the action. */
export async function changeSearch({ api }: AppLoadContext, form: FormData) {
  const intent = form.get('intent')
  const read = readForm(form, intent === 'rename' ? renameSavedSearchInput : savedSearchInput)
  if (!read.ok) return read.reply
  const { searchId } = read.value
  try {
    switch (intent) {
      case 'rename': {
        const { name } = renameSavedSearchInput.parse(read.value)
        await api.searches.rename({ searchId, name })
        return redirect('/searches?done=renamed')
      }
      case 'pause':
      case 'resume':
        await api.searches.pause({ searchId, paused: intent === 'pause' })
        return redirect('/searches')
      case 'remove':
        await api.searches.remove({ searchId })
        return redirect(`/searches?removed=${searchId}`)
      default:
        await api.searches.restore({ searchId })
        return redirect('/searches?done=restored')
    }
  } catch (error) {
    return actionProblem(error, form)
  }
}
