import { Form } from '@remix-run/react'
import { BellPlus } from 'lucide-react'
import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { useT } from '../../i18n/index.ts'
import { LinkButton, SubmitButton } from '../../ui/index.ts'
import { useRootData } from '../shell/root-data.ts'
import { newSearchPath } from './paths.ts'
import { useProposedName } from './search-words.ts'

/**
 * 存下这个搜索, beside the results. One press for who is signed in; anybody else is led through signing in and comes back
 * to the search they wanted to keep. Nothing where nothing is asked for.
 */
export function SaveSearch({ query }: { query: SearchQuery }) {
  const t = useT('searches')
  const name = useProposedName(query)
  const signedIn = useRootData()?.viewer.kind === 'person'
  const path = newSearchPath(query)
  if (name === null) return null
  const icon = <BellPlus aria-hidden="true" className="size-5" />
  if (!signedIn || query.ability)
    return (
      <LinkButton to={path} tone="secondary" size="sm" icon={icon} rel="nofollow" prefetch="none">
        {t('save')}
      </LinkButton>
    )
  return (
    <Form method="post" action={path}>
      <input type="hidden" name="name" value={name} />
      <SubmitButton tone="secondary" size="sm" icon={icon} name="intent" value="save">
        {t('save')}
      </SubmitButton>
    </Form>
  )
}
