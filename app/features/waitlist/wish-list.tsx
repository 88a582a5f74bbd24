import { Form } from '@remix-run/react'
import type { WishView } from '../../../server/orders/waitlist/waitlist.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Card, EmptyState, LinkButton, Notice, Page, PageHead, SubmitButton } from '../../ui/index.ts'
import { useWishWords } from './wish-words.ts'

type Props = { wishes: readonly WishView[]; done: 'joined' | 'left' | 'declined' | null }

/** What the family waits for: how many are before them, and what is kept for them now. */
export function WishList({ wishes, done }: Props) {
  const t = useT('waitlist')
  return (
    <Page width="form">
      <PageHead title={t('title')} lead={t('lead')} />
      {done && (
        <Notice tone="good" live>
          {t(`done.${done}`)}
        </Notice>
      )}
      {wishes.length === 0 ? (
        <EmptyState
          drawing="calendar"
          title={<h2>{t('none')}</h2>}
          action={<LinkButton to="/search">{t('find')}</LinkButton>}
        >
          {t('noneText')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4">
          {wishes.map((wish) => (
            <li key={wish.id}>
              <Wish wish={wish} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

function Wish({ wish }: { wish: WishView }) {
  const t = useT('waitlist')
  const words = useWishWords()
  const { id, state, calledBy, title, providerName, ahead, offer } = wish
  const waits = state === 'waiting' || state === 'offered'
  return (
    <Card tone={offer ? 'now' : 'plain'} className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg">{t('of', { calledBy, title })}</h2>
        <Badge tone={offer ? 'now' : 'plain'}>{t(`state.${state}`)}</Badge>
      </div>
      <p className="text-ink-soft">
        {providerName} · {words(wish)}
      </p>
      {waits && !offer && <p>{ahead > 0 ? t('ahead', { count: ahead }) : t('first')}</p>}
      {offer && (
        <p className="flex flex-wrap items-center gap-3">
          <span>{t('kept', { at: offer.startsAt, until: offer.expiresAt })}</span>
          <LinkButton to={`/waitlist/${offer.id}`} size="sm">
            {t('look')}
          </LinkButton>
        </p>
      )}
      {waits && (
        <Form method="post">
          <input type="hidden" name="wishId" value={id} />
          <SubmitButton tone="quiet" size="sm" name="leave" value={id}>
            {t('leave')}
            <span className="sr-only">
              {' '}
              · {calledBy} {title}
            </span>
          </SubmitButton>
        </Form>
      )}
    </Card>
  )
}
