import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Bold, Heading1, Heading2, Heading3, Italic, Link, List, ListChecks, ListOrdered, Quote, Redo2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Separator, Toolbar as AriaToolbar } from 'react-aria-components'
import { Button, IconButton } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { TextField } from '../field.tsx'
import { isAddress } from './extensions.ts'

export interface ToolbarWords {
  toolbar: string
  bold: string
  italic: string
  heading: (level: number) => string
  bulletList: string
  orderedList: string
  taskList: string
  quote: string
  link: string
  undo: string
  redo: string
  linkTitle: string
  linkAddress: string
  linkHelp: string
  linkApply: string
  linkRemove: string
  linkBad: string
  cancel: string
}

const headings = [
  { level: 1, icon: Heading1 },
  { level: 2, icon: Heading2 },
  { level: 3, icon: Heading3 },
] as const

interface Props {
  editor: Editor
  words: ToolbarWords
  /** The link dialog is open. */
  linking: boolean
  onLinking: (linking: boolean) => void
}

/** Formatting by button; every one has its key too. */
export function Toolbar({ editor, words, linking, onLinking }: Props) {
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      heading: headings.find(({ level }) => now.isActive('heading', { level }))?.level,
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
      taskList: now.isActive('taskList'),
      quote: now.isActive('blockquote'),
      link: now.isActive('link'),
      canUndo: now.can().undo(),
      canRedo: now.can().redo(),
    }),
  })
  const chain = () => editor.chain().focus()
  return (
    <>
      <AriaToolbar aria-label={words.toolbar} className="editor-toolbar toolbar">
        {headings.map(({ level, icon }) => (
          <IconButton
            key={level}
            icon={icon}
            label={words.heading(level)}
            pressed={on.heading === level}
            onPress={() => chain().toggleHeading({ level }).run()}
          />
        ))}
        <Separator orientation="vertical" className="toolbar-line" />
        <IconButton icon={Bold} label={words.bold} pressed={on.bold} onPress={() => chain().toggleBold().run()} />
        <IconButton icon={Italic} label={words.italic} pressed={on.italic} onPress={() => chain().toggleItalic().run()} />
        <IconButton icon={Link} label={words.link} pressed={on.link} onPress={() => onLinking(true)} />
        <Separator orientation="vertical" className="toolbar-line" />
        <IconButton icon={List} label={words.bulletList} pressed={on.bulletList} onPress={() => chain().toggleBulletList().run()} />
        <IconButton
          icon={ListOrdered}
          label={words.orderedList}
          pressed={on.orderedList}
          onPress={() => chain().toggleOrderedList().run()}
        />
        <IconButton icon={ListChecks} label={words.taskList} pressed={on.taskList} onPress={() => chain().toggleTaskList().run()} />
        <IconButton icon={Quote} label={words.quote} pressed={on.quote} onPress={() => chain().toggleBlockquote().run()} />
        <Separator orientation="vertical" className="toolbar-line" />
        <IconButton icon={Undo2} label={words.undo} isDisabled={!on.canUndo} onPress={() => chain().undo().run()} />
        <IconButton icon={Redo2} label={words.redo} isDisabled={!on.canRedo} onPress={() => chain().redo().run()} />
      </AriaToolbar>
      {linking && <LinkDialog editor={editor} words={words} onClose={() => onLinking(false)} />}
    </>
  )
}

function LinkDialog({ editor, words, onClose }: { editor: Editor; words: ToolbarWords; onClose: () => void }) {
  const before = String(editor.getAttributes('link')['href'] ?? '')
  const [address, setAddress] = useState(before)
  const [bad, setBad] = useState(false)
  const close = () => {
    onClose()
    editor.commands.focus()
  }
  const apply = () => {
    const href = address.trim()
    if (!isAddress(href)) return setBad(true)
    const chain = editor.chain().extendMarkRange('link')
    if (editor.state.selection.empty && before === '')
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
    else chain.setLink({ href }).run()
    close()
  }
  const remove = () => {
    editor.chain().extendMarkRange('link').unsetLink().run()
    close()
  }
  return (
    <Dialog
      title={words.linkTitle}
      isOpen
      onClose={close}
      size="small"
      actions={
        <>
          {before !== '' && <Button onPress={remove}>{words.linkRemove}</Button>}
          <Button onPress={close}>{words.cancel}</Button>
          <Button look="primary" onPress={apply}>
            {words.linkApply}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          apply()
        }}
      >
        <TextField
          label={words.linkAddress}
          help={words.linkHelp}
          value={address}
          onChange={(value) => {
            setAddress(value)
            setBad(false)
          }}
          error={bad ? words.linkBad : undefined}
          autoFocus
          inputMode="url"
        />
      </form>
    </Dialog>
  )
}
