import { qrCode } from './qr-code.ts'

/** A QR code as one path, black on white in light and dark: readers want it so. Four modules of quiet around it. */
export function QrPicture({ text, label, className }: { text: string; label: string; className?: string }) {
  const rows = qrCode(text)
  const size = rows.length + 8
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : '')))
    .join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className={className}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} className="fill-qr-ground" />
      <path d={path} className="fill-qr-ink" />
    </svg>
  )
}
