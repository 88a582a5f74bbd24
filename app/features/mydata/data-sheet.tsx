import { useT } from '../../i18n/index.ts'
import { Card, DescriptionList, LinkButton, Page, PageHead, Section } from '../../ui/index.ts'

type DataSheetProps = {
  name: string
  madeAt: Date
  tables: readonly { table: string; rows: readonly (readonly { field: string; value: string }[])[] }[]
}

/** Everything kept of somebody, row by row, to read and to print. */
export function DataSheet({ name, madeAt, tables }: DataSheetProps) {
  const t = useT('mydata')
  return (
    <Page>
      <PageHead
        title={t('sheet.title', { name })}
        lead={t('sheet.made', { at: madeAt })}
        actions={
          <LinkButton to="/account/data" tone="quiet" size="sm" className="print:hidden">
            {t('sheet.back')}
          </LinkButton>
        }
      />
      {tables
        .filter(({ rows }) => rows.length > 0)
        .map(({ table, rows }) => (
          <Section key={table} title={table} lead={t('sheet.rows', { count: rows.length })}>
            {rows.map((row, index) => (
              // Rows of a finished sheet never move.
              // biome-ignore lint/suspicious/noArrayIndexKey: there is nothing else every table has
              <Card key={index} tone="quiet" className="break-inside-avoid">
                <DescriptionList items={row.map(({ field, value }) => ({ term: field, value }))} />
              </Card>
            ))}
          </Section>
        ))}
    </Page>
  )
}
