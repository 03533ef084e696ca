import { expect, test } from 'vitest'
import { buildOf, canHaveId, isItem, itemOf, markRank } from '../../../../../main/services/merge/rich-text/shape.ts'
import { schema } from '../editor-schema.ts'

/* The merge and the editor must agree on what a text is built of. */

test('every block that the editor knows is known to the merge, and built the same way', () => {
  for (const { name, isInline, isTextblock, isLeaf, spec } of Object.values(schema.nodes)) {
    if (isInline) continue
    const build = buildOf({ type: name })
    expect([name, build === 'text']).toEqual([name, isTextblock])
    expect([name, build === 'whole']).toEqual([name, isLeaf])
    expect([name, isItem({ type: name })]).toEqual([name, spec.content === 'paragraph block*'])
    expect([name, itemOf[name] === undefined ? undefined : `${itemOf[name]}+`]).toEqual([
      name,
      spec.group?.includes('list') ? spec.content : undefined,
    ])
    expect([name, canHaveId({ type: name })]).toEqual([name, spec.attrs?.['id'] !== undefined])
  }
  expect(buildOf({ type: 'constructor' })).toBe('whole')
})

test('marks are put in the editor’s order', () => {
  expect(markRank).toEqual(Object.keys(schema.marks))
})
