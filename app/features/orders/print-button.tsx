import { Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../ui/index.ts'

/** Prints the page; browsers without scripts have their own menu for that. */
export function PrintButton({ children }: { children: string }) {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  if (!ready) return null
  return (
    <Button
      tone="quiet"
      size="sm"
      className="justify-self-start"
      icon={<Printer aria-hidden="true" className="size-5" />}
      onClick={() => window.print()}
    >
      {children}
    </Button>
  )
}
