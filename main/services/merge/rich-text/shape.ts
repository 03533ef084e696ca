import type { RichNode } from '../../../../shared/rich-text.ts'

/**
 * What kinds of block the editor's texts are built of (`renderer/ui/editor/extensions.ts`). A block of another type is
 * somebody newer's: it is kept whole, never looked into.
 */
export type Build = 'text' | 'list' | 'item' | 'container' | 'whole'

const builds: Readonly<Record<string, Build>> = {
  doc: 'container',
  paragraph: 'text',
  heading: 'text',
  codeBlock: 'text',
  blockquote: 'container',
  bulletList: 'list',
  orderedList: 'list',
  taskList: 'list',
  listItem: 'item',
  taskItem: 'item',
  horizontalRule: 'whole',
}

/** The one type of child that a list can have. */
export const itemOf: Readonly<Record<string, string>> = { bulletList: 'listItem', orderedList: 'listItem', taskList: 'taskItem' }

/** Whether a block is an item of a list; its first child is a paragraph. */
export const isItem = (node: RichNode): boolean => buildOf(node) === 'item'

/** Whether a block holds blocks. */
export const holdsBlocks = (node: RichNode): boolean => !['text', 'whole'].includes(buildOf(node))

/** Order in which marks stand on a text; others come after. */
export const markRank = ['link', 'bold', 'code', 'italic', 'strike', 'underline']

/** How a block is built: of text, of blocks, or not known. */
export function buildOf({ type }: RichNode): Build {
  return Object.hasOwn(builds, type) ? builds[type]! : 'whole'
}

/** The id that the editor has given a block; null when it has none. */
export function idOf({ attrs }: RichNode): string | null {
  return typeof attrs?.['id'] === 'string' && attrs['id'] !== '' ? attrs['id'] : null
}

/** Whether a block may be given an id: one of an unknown type may have no room for it. */
export const canHaveId = ({ type }: RichNode): boolean => type !== 'doc' && Object.hasOwn(builds, type)

/** The block with another id. */
export const withId = (node: RichNode, id: string): RichNode => ({ ...node, attrs: { ...node.attrs, id } })

/** All that a block says by itself, whoever it is: without its id, and for a block of blocks without its children. */
export function ownValue(node: RichNode): string {
  const { attrs, content, ...rest } = node
  const said = Object.entries(attrs ?? {}).filter(([name, value]) => name !== 'id' && value !== null)
  return JSON.stringify([rest, said.toSorted(([one], [other]) => (one < other ? -1 : 1)), holdsBlocks(node) ? [] : content])
}
