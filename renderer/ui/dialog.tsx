import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import './dialog.css'

interface Props {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons at the foot, the first choice last. */
  actions?: ReactNode
  /** A click outside closes; off where words could be lost. */
  dismissable?: boolean
  size?: 'small' | 'medium' | 'wide'
}

/** A dialog over the page: focus goes in, stays in, and comes back. */
export function Dialog({ title, isOpen, onClose, children, actions, dismissable = true, size = 'medium' }: Props) {
  return (
    <ModalOverlay className="veil" isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable={dismissable}>
      <Modal className={`dialog-box ${size}`}>
        <AriaDialog className="dialog">
          <Heading slot="title" level={2} className="dialog-title">
            {title}
          </Heading>
          {children}
          {actions && <div className="dialog-actions">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
