import { X } from 'lucide-react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useT } from '../i18n/index.ts'
import type { DialogProps } from './dialog.tsx'

/** The window itself: focus is kept inside and given back, Escape and the cross close it. */
export default function DialogWindow({ title, open, onOpenChange, children }: DialogProps) {
  const t = useT('ui')
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={onOpenChange}
      isDismissable
      className="fixed inset-0 z-50 grid items-end justify-items-center bg-veil sm:items-center sm:p-6"
    >
      <Modal className="max-h-[90dvh] w-full overflow-y-auto rounded-t-md border border-line bg-surface shadow-soft sm:max-w-form sm:rounded-md">
        <AriaDialog className="grid gap-4 p-6 focus-visible:outline-none">
          <div className="flex items-start justify-between gap-4">
            <Heading slot="title" className="text-xl">
              {title}
            </Heading>
            <button
              type="button"
              onClick={() => onOpenChange(false)}
              aria-label={t('close')}
              className="-m-2 grid size-target-sm shrink-0 place-items-center rounded-md text-ink-soft hover:bg-pine-wash hover:text-pine"
            >
              <X aria-hidden="true" className="size-6" />
            </button>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
