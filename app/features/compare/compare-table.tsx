import { Link } from '@remix-run/react'
import type { CSSProperties } from 'react'
import type { ComparedProvider } from '../../../server/discovery/compare.contract.ts'
import { useT } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import { Quiet, useCompareRows } from './compare-rows.tsx'

type Asked = { ids: readonly string[]; near?: { lat: number; lng: number } | undefined }
type Props = { providers: readonly ComparedProvider[]; asked: Asked }

/** Without one of them, the rest as they are. */
function without({ ids, near }: Asked, gone: string): string {
  const params = new URLSearchParams({ ids: ids.filter((id) => id !== gone).join(',') })
  if (near) params.set('near', `${near.lat},${near.lng}`)
  return `/compare?${params}`
}

/**
 * Providers beside each other, one question a row; rows in which they differ are marked. On a phone two stand beside each
 * other under the question, and the rest is reached by moving the table, not the page.
 */
export function CompareTable({ providers, asked }: Props) {
  const t = useT('compare')
  const rows = useCompareRows(providers)
  return (
    <section
      aria-label={t('title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
      tabIndex={0}
      className="relative min-w-0 overflow-x-auto rounded-md border border-line bg-surface print:overflow-visible print:border-0"
    >
      <table
        className="w-full min-w-(--compare-width) table-fixed border-collapse text-start print:min-w-0 print:text-xs print:leading-tight"
        style={{ '--compare-width': `${providers.length * 7.25 + 6.6}rem` } as CSSProperties}
      >
        <caption className="sr-only">{t('title')}</caption>
        <thead>
          <tr className="border-b border-line-strong align-top">
            <td className={cx(first, 'text-sm text-ink-soft elder:text-base')}>{t('differ')}</td>
            {providers.map(({ id, name }) => (
              <th key={id} scope="col" className={cx(cellPad, 'text-start')}>
                <Link to={`/providers/${id}`} className="link">
                  {name}
                </Link>
                <Link
                  to={without(asked, id)}
                  className="link mt-1 flex min-h-target-sm items-center text-sm font-normal elder:text-base print:hidden"
                  aria-label={t('removeNamed', { name })}
                >
                  {t('remove')}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.key}
              className={cx(
                'border-b border-line align-top last:border-b-0',
                row.differs && 'bg-pine-wash/50',
              )}
            >
              <th
                scope="row"
                className={cx(
                  first,
                  'text-start text-sm font-semibold elder:text-base print:text-xs print:leading-tight',
                )}
              >
                {row.head}
                {row.differs && <Differs />}
              </th>
              {row.cells.map((cell, at) => (
                <td key={providers[at]?.id} className={cx(cellPad, row.differs && 'font-medium')}>
                  {cell ?? <Quiet>{t('unknown')}</Quiet>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const cellPad = 'p-3 print:px-2 print:py-0.5'
const first = `sticky start-0 z-10 w-[7.5em] border-e border-line bg-sunken ${cellPad}`

/** A colour says nothing to many; those who see it see the weight as well. */
function Differs() {
  const t = useT('compare')
  return <span className="sr-only">{t('different')}</span>
}
