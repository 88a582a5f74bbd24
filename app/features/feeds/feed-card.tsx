import { Form } from '@remix-run/react'
import type { FeedRow } from '../../../server/feeds/feed.contract.ts'
import { useT } from '../../i18n/index.ts'
import { isZone, zones } from '../../i18n/zones.ts'
import { Button, buttonClass, Card, Cluster, Select } from '../../ui/index.ts'
import { CopyButton } from '../orders/copy-button.tsx'

export type MadeFeed = { url: string; scopeId: string }

/** One calendar: whether it is subscribed to, its fresh address, and the buttons to make it anew or stop it. */
export function FeedCard({ row, made }: { row: FeedRow; made: MadeFeed | null }) {
  const t = useT('feeds')
  const { scope, scopeId, name, feed } = row
  return (
    <Card as="li" className="grid gap-4">
      <div>
        <h2 className="text-lg leading-snug">{t(`scope.${scope}`, { name })}</h2>
        <p className="text-ink-soft">
          {feed ? t('since', { at: feed.createdAt }) : t('none')}
          {feed && (
            <span className="block">
              {feed.lastReadAt ? t('read', { at: feed.lastReadAt }) : t('readNever')}
            </span>
          )}
        </p>
      </div>
      {made && <ShownAddress url={made.url} />}
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="scope" value={scope} />
        <input type="hidden" name="scopeId" value={scopeId} />
        <Select
          id={`zone-${scopeId}`}
          name="zone"
          label={t('zone')}
          hint={t('zoneHint')}
          defaultValue={feed && isZone(feed.zone) ? feed.zone : 'Asia/Shanghai'}
          options={zones.map((value) => ({ value, label: t(`zones.${value}`) }))}
        />
        <Cluster>
          <Button type="submit" name="intent" value="make" tone={feed ? 'secondary' : 'primary'}>
            {t(feed ? 'again' : 'make')}
          </Button>
          {feed && (
            <Button type="submit" name="intent" value="revoke" tone="quiet">
              {t('revoke')}
            </Button>
          )}
        </Cluster>
        {feed && <p className="text-sm text-ink-soft elder:text-base">{t('againText')}</p>}
      </Form>
    </Card>
  )
}

function ShownAddress({ url }: { url: string }) {
  const t = useT('feeds')
  return (
    <div role="status" className="grid gap-2 rounded-md border border-good-line bg-good-wash p-4">
      <label htmlFor="made-feed" className="font-semibold">
        {t('ready')}
      </label>
      <input
        id="made-feed"
        readOnly
        value={url}
        onFocus={(event) => event.currentTarget.select()}
        className="control text-sm"
      />
      <Cluster>
        <a
          href={url.replace(/^https?:/, 'webcal:')}
          className={buttonClass({ tone: 'secondary', size: 'sm' })}
        >
          {t('open')}
        </a>
        <CopyButton text={url} />
      </Cluster>
      <p className="text-sm elder:text-base">{t('readyText')}</p>
    </div>
  )
}
