import { Form, Link } from '@remix-run/react'
import { mostSavedSearches, type SavedSearchView } from '../../../server/discovery/saved-search.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Card, LinkButton, SubmitButton, Tag, TextField } from '../../ui/index.ts'
import type { Home } from '../discovery/homes.ts'
import { searchPath } from '../discovery/search-path.ts'
import { useSearchWords } from './search-words.ts'

/** One saved search: its name, what it looks out for, what has come, and what can be done with it. */
export function SavedSearchCard({ search, homes }: { search: SavedSearchView; homes: readonly Home[] }) {
  const t = useT('searches')
  const words = useSearchWords(search.query, homes)
  return (
    <Card as="article" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg leading-snug">
          <Link
            to={`/searches/${search.id}`}
            prefetch="none"
            className="inline-block py-1 no-underline hover:text-pine"
          >
            {search.name}
          </Link>
        </h2>
        <State search={search} />
      </div>
      {words.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {words.map((word) => (
            <li key={word}>
              <Tag>{word}</Tag>
            </li>
          ))}
        </ul>
      )}
      {(search.over || search.wide) && (
        <p className="max-w-measure text-sm text-ink-soft elder:text-base">
          {t(search.over ? 'overText' : 'wide')}
        </p>
      )}
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line pt-3">
        {search.fresh > 0 && (
          <LinkButton to={`/searches/${search.id}`} prefetch="none" tone="secondary" size="sm">
            {t('see')}
          </LinkButton>
        )}
        <Link to={searchPath(search.query)} className="link inline-flex min-h-target-sm items-center">
          {t('results')}
        </Link>
      </p>
      <Changes search={search} />
    </Card>
  )
}

function State({ search }: { search: SavedSearchView }) {
  const t = useT('searches')
  if (search.over) return <Badge>{t('over')}</Badge>
  if (search.paused) return <Badge>{t('paused')}</Badge>
  return search.fresh > 0 ? (
    <Badge tone="pine">{t('fresh', { count: search.fresh })}</Badge>
  ) : (
    <Badge>{t('none')}</Badge>
  )
}

/** Names say of which search, for whoever hears the buttons one after the other. */
function Changes({ search: { id, name, paused, createdAt } }: { search: SavedSearchView }) {
  const t = useT('searches')
  return (
    <div className="-ms-4 flex flex-wrap items-start gap-y-1">
      <Form method="post" className="contents">
        <input type="hidden" name="searchId" value={id} />
        <SubmitButton
          tone="quiet"
          size="sm"
          name="intent"
          value={paused ? 'resume' : 'pause'}
          aria-label={t(paused ? 'resumeOf' : 'pauseOf', { name })}
        >
          {t(paused ? 'resume' : 'pause')}
        </SubmitButton>
        <SubmitButton
          tone="quiet"
          size="sm"
          name="intent"
          value="remove"
          aria-label={t('removeOf', { name })}
        >
          {t('remove')}
        </SubmitButton>
      </Form>
      <details className="min-w-0 open:w-full open:ps-4">
        <summary className="flex min-h-target-sm w-fit list-none items-center rounded-md px-4 text-sm font-semibold text-pine hover:bg-pine-wash elder:text-base [&::-webkit-details-marker]:hidden [[open]>&]:ps-0">
          {t('edit')}
        </summary>
        <Form method="post" className="flex flex-wrap items-end gap-3 pt-2">
          <input type="hidden" name="searchId" value={id} />
          <TextField
            name="name"
            id={`name-of-${id}`}
            label={t('new.name')}
            defaultValue={name}
            maxLength={60}
            required
            className="min-w-56 grow"
          />
          <SubmitButton tone="secondary" name="intent" value="rename">
            {t('rename')}
          </SubmitButton>
        </Form>
      </details>
      <p className="ms-auto flex min-h-target-sm items-center ps-4 text-sm text-ink-soft elder:text-base">
        {t('since', { createdAt })}
      </p>
    </div>
  )
}

/** How many places are taken; said from the fifteenth on, when it begins to matter. */
export function PlacesLeft({ count }: { count: number }) {
  const t = useT('searches')
  if (count < mostSavedSearches - 5) return null
  return <p className="text-ink-soft">{t('count', { count, most: mostSavedSearches })}</p>
}
