import type { SearchResult } from '../../../server/discovery/discovery.contract.ts'
import { useT } from '../../i18n/index.ts'

/**
 * How words were taken that were not taken as typed, so that nobody wonders about what was found. Of several readings the
 * one that the first card has is told.
 */
export function Understood({ words, hits }: Pick<SearchResult, 'words' | 'hits'>) {
  const t = useT('discovery')
  const taken = words.filter(({ how, as, typed, spellings }) =>
    as === 'place' || how === 'sound' || how === 'typo' ? true : how === 'synonym' && spellings[0] !== typed,
  )
  const foundFor = (typed: string) => hits[0]?.reasons.find((reason) => reason.typed === typed)?.found
  if (taken.length === 0) return null
  return (
    <p className="text-ink-soft">
      {t('search.understood')}
      {taken
        .map(({ typed, as, how, spellings }) =>
          as === 'place' && how === 'typed'
            ? t('search.understoodIn', { typed })
            : t('search.understoodAs', { typed, meant: foundFor(typed) ?? spellings[0] ?? typed }),
        )
        .join(' · ')}
    </p>
  )
}
