import { ShieldAlert } from 'lucide-react'
import { piecesOf } from '../../../server/kernel/contact-details.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'

/** What somebody wrote, with contact details marked and, beneath it, why. */
export function MarkedText({ text, ownHost }: { text: string; ownHost: string }) {
  const t = useT('chat')
  const formats = useFormats()
  const pieces = piecesOf(text, ownHost)
  const kinds = [...new Set(pieces.flatMap(({ kind }) => kind ?? []))]
  let at = 0
  return (
    <>
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
        {pieces.map((piece) => {
          const key = at
          at += piece.text.length
          return piece.kind ? (
            <mark key={key} className="rounded-sm border-b-2 border-warn-line bg-warn-wash px-0.5 text-warn">
              {piece.text}
              <span className="sr-only">{formats.aside('', t(`markedKinds.${piece.kind}`))}</span>
            </mark>
          ) : (
            <span key={key}>{piece.text}</span>
          )
        })}
      </p>
      {kinds.length > 0 && (
        <p className="flex max-w-measure items-start gap-2 text-sm text-warn elder:text-base">
          <ShieldAlert aria-hidden="true" className="mt-[0.2em] size-4 shrink-0" />
          {t('marked')}
        </p>
      )}
    </>
  )
}
