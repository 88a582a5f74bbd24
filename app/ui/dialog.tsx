import { lazy, type ReactNode, Suspense } from 'react'

const DialogWindow = lazy(() => import('./dialog-window.tsx'))

export type DialogProps = {
  title: ReactNode
  open: boolean
  onOpenChange: (open: boolean) => void
  children: ReactNode
}

/**
 * A question that has to be answered before going on. Never for a form with more than one field, never the only way:
 * the same must be reachable as a page of its own without JavaScript. Its code is fetched when it first opens.
 */
export function Dialog(props: DialogProps) {
  if (!props.open) return null
  return (
    <Suspense fallback={null}>
      <DialogWindow {...props} />
    </Suspense>
  )
}
