import { Form } from '@remix-run/react'
import type { FileLink } from '../../../server/filings/filing.contract.ts'
import { useT } from '../../i18n/index.ts'
import { buttonClass, SubmitButton, Tag } from '../../ui/index.ts'

/** The scans of one paper, each with a link of minutes; with `removable` those of a draft can be taken out. */
export function FileList({ files, removable = false }: { files: readonly FileLink[]; removable?: boolean }) {
  const t = useT('filings')
  if (files.length === 0) return null
  return (
    <ul className="grid gap-2">
      {files.map(({ id, path, mime, bytes, scan }, index) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <a
            href={path}
            target="_blank"
            rel="noreferrer"
            className={buttonClass({ tone: 'secondary', size: 'sm' })}
          >
            {t('form.openOf', { n: index + 1 })}
          </a>
          <span className="text-sm text-ink-soft">
            {t(mime === 'application/pdf' ? 'form.pdf' : 'form.picture')} ·{' '}
            {Math.max(1, Math.round(bytes / 1024))} KB
          </span>
          <Tag>{t(`form.${scan}`)}</Tag>
          {removable && (
            <Form method="post">
              <input type="hidden" name="intent" value="remove" />
              <input type="hidden" name="fileId" value={id} />
              <SubmitButton name="of" value={id} tone="quiet" size="sm">
                {t('form.removeOf', { n: index + 1 })}
              </SubmitButton>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}
