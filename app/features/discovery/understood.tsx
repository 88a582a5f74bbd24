import type { SearchResult } from '../../../server/discovery/discovery.contract.ts'
import { useT } from '../../i18n/index.ts'

/** How words were taken that were not taken as typed, so that nobody wonders about what was found. */
export function Understood({ words }: { words: SearchResult['words'] }) {
  const t = useT('discovery')
  const taken = words.filter(({ how, as, typed, spellings }) =>
    as === 'place' || how === 'sound' || how === 'typo' ? true : how === 'synonym' && spellings[0] !== typed,
  )
  if (taken.length === 0) return null
  return (
    <p className="text-ink-soft">
      {t('search.understood')}
      {taken
        .map(({ typed, as, how, spellings: [meant = typed] }) =>
          as === 'place' && how === 'typed'
            ? t('search.understoodIn', { typed })
            : t('search.understoodAs', { typed, meant }),
        )
        .join(' · ')}
    </p>
  )
}
