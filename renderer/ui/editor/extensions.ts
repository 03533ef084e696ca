import type { Extensions } from '@tiptap/core'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import UniqueID from '@tiptap/extension-unique-id'
import { Placeholder } from '@tiptap/extensions'
import StarterKit from '@tiptap/starter-kit'

/** Links may lead here; everything else is refused. */
const followed = ['http', 'https', 'mailto', 'tel']

/** Blocks that carry an id of their own: merging two versions of a text depends on it (store.md §6.4). */
const blocks = [
  'paragraph',
  'heading',
  'blockquote',
  'bulletList',
  'orderedList',
  'listItem',
  'taskList',
  'taskItem',
  'codeBlock',
  'horizontalRule',
]

/** What a text can hold. */
export function editorExtensions(words: { placeholder: string; taskDone: (task: string) => string }): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [1, 2, 3] },
      link: {
        protocols: followed,
        openOnClick: false,
        autolink: true,
        isAllowedUri: (uri, { defaultValidate }) => isAddress(uri) && defaultValidate(uri),
        HTMLAttributes: { rel: 'noopener noreferrer', target: '_blank' },
      },
    }),
    TaskList,
    TaskItem.configure({ nested: true, a11y: { checkboxLabel: (node) => words.taskDone(node.textContent) } }),
    UniqueID.configure({ types: blocks, attributeName: 'id' }),
    Placeholder.configure({ placeholder: words.placeholder }),
  ]
}

/** A whole address with a protocol that may be followed. */
export function isAddress(text: string): boolean {
  try {
    return followed.includes(new URL(text).protocol.slice(0, -1))
  } catch {
    return false
  }
}
