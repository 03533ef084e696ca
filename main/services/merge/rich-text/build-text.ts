import type { RichNode, RichText } from '../../../../shared/rich-text.ts'
import { checksum } from '../../../store/document-file.ts'
import { root } from './block-tree.ts'
import type { MarkReason } from './merge-block.ts'
import { canHaveId, holdsBlocks, idOf, isItem, itemOf, withId } from './shape.ts'

/** A block that somebody should look at. */
export interface BlockMark {
  /** The block's id in the merged text; null for one of a type that we do not know and that has none. */
  id: string | null
  reason: MarkReason
  /** Id of the block after it, which holds the other side's wording. */
  other?: string
}

/** A block of the merged text, before it is put in place. */
export interface Placed {
  node: RichNode
  other?: RichNode
  reason?: MarkReason
  parent: string
}

/**
 * The merged blocks as a text that the editor takes: lists hold items, an item begins with a paragraph, nothing that
 * holds blocks is empty, no id stands twice. Not a word is dropped for it.
 */
export function buildText(
  placed: ReadonlyMap<string, Placed>,
  childrenOf: (key: string) => string[],
): { text: RichText; marks: BlockMark[] } {
  const used = new Set<string>()
  const marks: BlockMark[] = []

  const build = (key: string, parentType: string): RichNode[] => {
    const { node, other, reason } = placed.get(key)!
    if (holdsBlocks(node)) return contain(key, node, parentType, reason)
    const own = unused(reason ? identified(node) : node, used)
    const id = idOf(own)
    if (!other) {
      if (reason) marks.push({ id, reason })
      return [own]
    }
    const second = unused(canHaveId(other) ? withId(other, otherWordingId(id ?? '', other)) : other, used)
    const otherId = idOf(second)
    marks.push({ id, reason: reason!, ...(otherId === null ? {} : { other: otherId }) })
    return [own, second]
  }

  const contain = (key: string, node: RichNode, parentType: string, reason: Placed['reason']): RichNode[] => {
    const own = unused(reason && key !== root ? identified(node) : node, used)
    const mark = marks.length
    const content = childrenOf(key).flatMap((child) => build(child, node.type))
    if (content.length === 0 && key !== root) return []
    const wanted = itemOf[parentType]
    if (isItem(node) && !wanted) return content
    if (reason && key !== root) marks.splice(mark, 0, { id: idOf(own), reason })
    const whole = { ...own, content: fitting(own, content, used) }
    return [wanted && wanted !== node.type && isItem(node) ? itemLike(whole, wanted) : whole]
  }

  const [text] = build(root, '')
  return { text: text!, marks }
}

/** Children as the type of their parent wants them. */
function fitting(parent: RichNode, content: RichNode[], used: Set<string>): RichNode[] {
  const { type } = parent
  const item = itemOf[type]
  if (item)
    return content.map((child) =>
      isItem(child) ? child : unused(itemLike({ type: item, content: startingWithText(child, [child], used) }, item), used),
    )
  if (type === 'doc' && content.length === 0) return [emptyParagraph(parent, used)]
  return isItem(parent) ? startingWithText(parent, content, used) : content
}

function startingWithText(parent: RichNode, content: RichNode[], used: Set<string>): RichNode[] {
  return content[0]?.type === 'paragraph' ? content : [emptyParagraph(parent, used), ...content]
}

function itemLike({ attrs, content }: RichNode, type: string): RichNode {
  const id = typeof attrs?.['id'] === 'string' ? attrs['id'] : idFor(content!)
  return { type, attrs: { id, ...(type === 'taskItem' ? { checked: attrs?.['checked'] === true } : {}) }, content: content! }
}

const emptyParagraph = (parent: RichNode, used: Set<string>): RichNode =>
  unused({ type: 'paragraph', attrs: { id: idFor([parent, 'paragraph']) } }, used)

/** A block that can be pointed at. */
const identified = (node: RichNode): RichNode => (idOf(node) === null && canHaveId(node) ? withId(node, idFor(node)) : node)

/** An id that is the same on every computer that makes it for the same thing. */
const idFor = (what: unknown): string => checksum(JSON.stringify(what)).slice(0, 16)

const otherWordingId = (id: string, other: RichNode): string => `${id}~${idFor(other).slice(0, 8)}`

/** The id of the block that this one is another wording of, as the merge writes it; undefined for other ids. */
export const otherWordingOf = (id: string): string | undefined => /^(.+)~[\w-]{8}$/.exec(id)?.[1]

/** The block, with another id when a block before it has the same. */
function unused(node: RichNode, used: Set<string>): RichNode {
  const id = idOf(node)
  if (id === null) return node
  let own = id
  for (let count = 2; used.has(own); count++) own = idFor([id, count])
  used.add(own)
  return own === id ? node : withId(node, own)
}
