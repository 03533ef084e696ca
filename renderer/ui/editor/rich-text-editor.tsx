import { EditorContent, useEditor, type Editor } from '@tiptap/react'
import { type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useState } from 'react'
import type { RichText } from '../../../shared/rich-text.ts'
import { cleanPastedHtml } from './clean-paste.ts'
import './editor.css'
import { editorExtensions } from './extensions.ts'
import { Toolbar, type ToolbarWords } from './toolbar.tsx'

export interface EditorWords extends ToolbarWords {
  label: string
  placeholder: string
  taskDone: (task: string) => string
}

export interface EditorHandle {
  focus(): void
  /** Puts another text in place; it can be undone. */
  replace(text: RichText): void
}

interface Props {
  initial: RichText
  words: EditorWords
  /** Told at every change, with the way to the text as it was then; it holds also when the editor is gone. */
  onChange: (text: () => RichText) => void
  onBlur: () => void
  /** A paste above the limit was refused; size in characters. */
  onTooLarge: (characters: number) => void
  /** The text holds something this editor does not know; it is shown for reading only. */
  onUnknownContent: () => void
  readOnly: boolean
  autoFocus: boolean
  handle: RefObject<EditorHandle | null>
}

/** Largest text that may be pasted at once, in characters of its HTML or plain form. */
export const longestPaste = 8_000_000

/** A text with headings, lists, tasks, quotes and links. */
export function RichTextEditor({ initial, words, onChange, onBlur, onTooLarge, onUnknownContent, readOnly, autoFocus, handle }: Props) {
  const [known, setKnown] = useState(true)
  const [linking, setLinking] = useState(false)
  const extensions = useMemo(() => editorExtensions(words), [words])
  const editor = useEditor({
    extensions,
    content: initial,
    injectCSS: false,
    enableContentCheck: true,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    editable: !readOnly,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': words.label, class: 'prose' },
      transformPastedHTML: cleanPastedHtml,
      handlePaste: (_view, event) => {
        const data = event.clipboardData
        const size = Math.max(data?.getData('text/html').length ?? 0, data?.getData('text/plain').length ?? 0)
        if (size <= longestPaste) return false
        onTooLarge(size)
        return true
      },
      handleKeyDown: (view, event) => {
        if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.code !== 'KeyK' || !view.editable) return false
        event.preventDefault()
        setLinking(true)
        return true
      },
      handleClick: (_view, _position, event) => followLink(event),
    },
    // Ids given to blocks are no work of the writer's.
    onUpdate: ({ editor: { state }, transaction }) =>
      transaction.getMeta('addToHistory') !== false && onChange(() => state.doc.toJSON() as RichText),
    onBlur,
    onContentError: ({ editor: broken }) => {
      broken.setEditable(false, false)
      setKnown(false)
      onUnknownContent()
    },
  })

  // At once, in the same moment as the text is shown: the editor's own way waits for a frame, and a key pressed
  // meanwhile would be lost.
  useLayoutEffect(() => {
    if (!autoFocus) return
    editor.commands.setTextSelection(editor.state.doc.content.size)
    editor.view.focus()
  }, [editor, autoFocus])

  useEffect(() => {
    editor.setEditable(!readOnly && known, false)
  }, [editor, readOnly, known])

  useImperativeHandle(handle, () => ({
    focus: () => void editor.commands.focus(),
    replace: (text) => void editor.commands.setContent(text, { emitUpdate: false }),
  }))

  return (
    <div className="editor">
      {!readOnly && known && <Toolbar editor={editor} words={words} linking={linking} onLinking={setLinking} />}
      <EditorContent editor={editor} />
    </div>
  )
}

/** A click on a link with Ctrl or ⌘, or in a text that cannot be edited, opens it outside. */
function followLink(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || !(event.ctrlKey || event.metaKey)) return false
  window.open(link.href, '_blank', 'noopener,noreferrer')
  return true
}

export type { Editor }
