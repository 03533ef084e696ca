import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { Button, IconButton } from './button.tsx'
import './toast.css'

interface Message {
  text: string
  look: 'plain' | 'error'
  action?: { name: string; do: () => void }
}

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 })

/** Long enough to read and reach; a pointer or focus on the message stops the clock. */
const shown = 10_000

/** Says that something happened, with a way to undo it or go on. */
export function say(text: string, action?: Message['action']): void {
  queue.add({ text, look: 'plain', ...(action ? { action } : {}) }, { timeout: shown })
}

/** Says that something did not work; it stays until it is put away. */
export function sayError(text: string): void {
  if (queue.visibleToasts.some(({ content }) => content.text === text)) return
  queue.add({ text, look: 'error' })
}

/** Where the messages appear. F6 leads there. */
export function Toasts() {
  const { t } = useTranslation()
  return (
    <ToastRegion queue={queue} className="toasts" aria-label={t('app.messages')}>
      {({ toast }) => (
        <AriaToast toast={toast} className={`toast ${toast.content.look}`}>
          <ToastContent className="toast-text">
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action && (
            <Button
              look="quiet"
              onPress={() => {
                toast.content.action?.do()
                queue.close(toast.key)
              }}
            >
              {toast.content.action.name}
            </Button>
          )}
          <IconButton icon={X} label={t('app.close')} slot="close" />
        </AriaToast>
      )}
    </ToastRegion>
  )
}
