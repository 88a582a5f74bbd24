import type { Report } from './report.server.ts'

type Drawn = NonNullable<Report['tables'][number]['drawn']>

/** A picture as wide as a phone, and one as wide as a desk: of one of them shrunk, the letters could not be read. */
export function Drawing({ of: { wide, narrow }, label }: { of: Drawn; label: string }) {
  const size = '[&>svg]:h-auto [&>svg]:w-full'
  return (
    <div role="img" aria-label={label}>
      <div
        className={`sm:hidden ${size}`}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by the server out of figures; every text in it is escaped
        dangerouslySetInnerHTML={{ __html: narrow }}
      />
      <div
        className={`hidden max-w-3xl sm:block ${size}`}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by the server out of figures; every text in it is escaped
        dangerouslySetInnerHTML={{ __html: wide }}
      />
    </div>
  )
}
