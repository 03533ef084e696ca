import { describe, expect, test } from 'vitest'
import { otherWordingOf } from '../../../../../main/services/merge/rich-text/build-text.ts'
import { mergeRichText } from '../../../../../main/services/merge/rich-text/merge-rich-text.ts'
import type { RichNode, RichText } from '../../../../../shared/rich-text.ts'
import { block, holding, textOf, throughEditor } from '../editor-schema.ts'

const p = (id: string | null, words: string): RichNode => block('paragraph', id, words)
const item = (id: string, ...content: RichNode[]): RichNode => holding('listItem', id, ...content)
const list = (id: string, ...items: RichNode[]): RichNode => holding('bulletList', id, ...items)
const bold = (id: string, before: string, words: string, after = ''): RichNode => ({
  type: 'paragraph',
  attrs: { id },
  content: [
    ...(before === '' ? [] : [{ type: 'text', text: before }]),
    { type: 'text', marks: [{ type: 'bold' }], text: words },
    ...(after === '' ? [] : [{ type: 'text', text: after }]),
  ],
})

/** The text as one line a block: type, id and words, with `*` around what has a mark. */
function drawn(node: RichNode, depth = -1): string[] {
  const { type, attrs, content = [] } = node
  const inline = content.filter((child) => child.type === 'text')
  const words = inline.map(({ text, marks }) => (marks ? `*${text}*` : text)).join('')
  const line = `${'  '.repeat(Math.max(0, depth))}${type} ${String(attrs?.['id']).replace(/~.*/, '~')} ${words}`.trimEnd()
  return [...(depth < 0 ? [] : [line]), ...content.filter((child) => child.type !== 'text').flatMap((child) => drawn(child, depth + 1))]
}

function merge(ancestor: RichText, first: RichText, second: RichText): { lines: string[]; marks: string[] } {
  const { text, marks } = mergeRichText(ancestor, first, second)
  expect(throughEditor(text)).toEqual(text)
  return {
    lines: drawn(text),
    marks: marks.map(({ id, reason, other }) => `${reason} ${id}${other ? ` ${other.replace(/~.*/, '~')}` : ''}`),
  }
}

describe('words of one block', () => {
  const old = textOf(p('p', 'Vi ses på tisdag i Lund.'))

  test('changes in different places are both made', () => {
    expect(merge(old, textOf(p('p', 'Vi möts på tisdag i Lund.')), textOf(p('p', 'Vi ses på tisdag i stora Lund.')))).toEqual({
      lines: ['paragraph p Vi möts på tisdag i stora Lund.'],
      marks: [],
    })
  })

  test('what both add at the same place stands one after the other', () => {
    expect(merge(old, textOf(p('p', 'Vi ses på tisdag i Lund. Ta tåget.')), textOf(p('p', 'Vi ses på tisdag i Lund. Ta bilen.')))).toEqual({
      lines: ['paragraph p Vi ses på tisdag i Lund. Ta tåget. Ta bilen.'],
      marks: ['overlap p'],
    })
  })

  test('different words for the same give two wordings, one after the other', () => {
    const merged = mergeRichText(old, textOf(p('p', 'Vi ses på onsdag i Lund.')), textOf(p('p', 'Nu ses vi på torsdag i Lund.')))
    expect(drawn(merged.text)).toEqual(['paragraph p Nu ses vi på onsdag i Lund.', 'paragraph p~ Nu ses vi på torsdag i Lund.'])
    expect(merged.marks).toMatchObject([{ id: 'p', reason: 'two-wordings' }])
    expect(otherWordingOf(merged.marks[0]!.other!)).toBe('p')
  })

  test('where one side only took words away, the other side’s wording stands alone', () => {
    expect(merge(old, textOf(p('p', 'Vi ses på onsdag i Lund.')), textOf(p('p', 'Vi ses i Lund.')))).toEqual({
      lines: ['paragraph p Vi ses på onsdag i Lund.'],
      marks: ['overlap p'],
    })
  })

  test('both have typed into the same empty block', () => {
    expect(merge(textOf(p('p', '')), textOf(p('p', 'Hej')), textOf(p('p', 'då'))).lines).toEqual(['paragraph p Hej', 'paragraph p~ då'])
  })

  test('a mark on one side and words on the other: both', () => {
    expect(merge(old, textOf(bold('p', 'Vi ses på ', 'tisdag', ' i Lund.')), textOf(p('p', 'Vi möts på tisdag i Lund.')))).toEqual({
      lines: ['paragraph p Vi möts på *tisdag* i Lund.'],
      marks: [],
    })
    expect(merge(old, textOf(bold('p', 'Vi ses på ', 'tisdag', ' i Lund.')), textOf(p('p', 'Vi ses på onsdag i Lund.'))).lines).toEqual([
      'paragraph p Vi ses på *onsdag* i Lund.',
    ])
  })
})

describe('blocks', () => {
  const old = textOf(p('a', 'ett'), p('b', 'två'), p('c', 'tre'))

  test('a type from one side, words from the other', () => {
    const heading = textOf(p('a', 'ett'), block('heading', 'b', 'två', { level: 2 }), p('c', 'tre'))
    expect(merge(old, heading, textOf(p('a', 'ett'), p('b', 'två nya'), p('c', 'tre'))).lines[1]).toBe('heading b två nya')
  })

  test('two new types: both blocks stay', () => {
    const heading = textOf(p('a', 'ett'), block('heading', 'b', 'två', { level: 2 }), p('c', 'tre'))
    const code = textOf(p('a', 'ett'), block('codeBlock', 'b', 'två'), p('c', 'tre'))
    expect(merge(old, heading, code)).toEqual({
      lines: ['paragraph a ett', 'heading b två', 'codeBlock b~ två', 'paragraph c tre'],
      marks: ['two-types b b~'],
    })
  })

  test('deleted by one and changed by the other: it comes back where it was', () => {
    expect(merge(old, textOf(p('a', 'ett'), p('c', 'tre')), textOf(p('a', 'ett'), p('b', 'två nya'), p('c', 'tre')))).toEqual({
      lines: ['paragraph a ett', 'paragraph b två nya', 'paragraph c tre'],
      marks: ['came-back b'],
    })
  })

  test('deleted by one and as it was at the other: it is gone', () => {
    expect(merge(old, textOf(p('a', 'ett'), p('c', 'tre')), textOf(p('a', 'ett'), p('b', 'två'), p('c', 'tre nya')))).toEqual({
      lines: ['paragraph a ett', 'paragraph c tre nya'],
      marks: [],
    })
  })

  test('moved by one and changed by the other', () => {
    expect(
      merge(old, textOf(p('b', 'två'), p('c', 'tre'), p('a', 'ett')), textOf(p('a', 'ett nya'), p('b', 'två'), p('c', 'tre'))),
    ).toEqual({
      lines: ['paragraph b två', 'paragraph c tre', 'paragraph a ett nya'],
      marks: [],
    })
  })

  test('put into a quote by one and changed by the other', () => {
    const quoted = textOf(p('a', 'ett'), holding('blockquote', 'q', p('b', 'två')), p('c', 'tre'))
    expect(merge(old, quoted, textOf(p('a', 'ett'), p('b', 'två nya'), p('c', 'tre')))).toEqual({
      lines: ['paragraph a ett', 'blockquote q', '  paragraph b två nya', 'paragraph c tre'],
      marks: [],
    })
  })

  test('new blocks of both at the same place stand one after the other', () => {
    const added = (id: string) => textOf(p('a', 'ett'), p(id, id), p('b', 'två'), p('c', 'tre'))
    expect(merge(old, added('x'), added('y'))).toEqual({
      lines: ['paragraph a ett', 'paragraph x x', 'paragraph y y', 'paragraph b två', 'paragraph c tre'],
      marks: [],
    })
  })

  test('blocks that were given their ids on each computer are the same blocks', () => {
    const bare = textOf(p(null, 'ett två tre'), p(null, 'fyra fem sex'))
    expect(
      merge(bare, textOf(p('x1', 'ett två tre nya'), p('x2', 'fyra fem sex')), textOf(p('y1', 'ett två tre'), p('y2', 'fyra nya fem sex'))),
    ).toEqual({
      lines: ['paragraph x1 ett två tre nya', 'paragraph x2 fyra nya fem sex'],
      marks: [],
    })
  })

  test('an id that stands twice is not lost and not kept twice', () => {
    const twice = textOf(p('a', 'ett'), p('a', 'kopia'), p('b', 'två'), p('c', 'tre'))
    const { text } = mergeRichText(old, twice, textOf(p('a', 'ett nya'), p('b', 'två'), p('c', 'tre')))
    expect(drawn(text).map((line) => line.split(' ').slice(2).join(' '))).toEqual(['ett nya', 'kopia', 'två', 'tre'])
    expect(new Set(text.content!.map(({ attrs }) => attrs!['id'])).size).toBe(4)
  })
})

describe('lists', () => {
  const old = textOf(list('l', item('i', p('ip', 'ett')), item('j', p('jp', 'två'))))

  test('an item from each side, and a nested one', () => {
    const nested = textOf(list('l', item('i', p('ip', 'ett'), list('n', item('k', p('kp', 'inre')))), item('j', p('jp', 'två'))))
    const added = textOf(list('l', item('i', p('ip', 'ett')), item('j', p('jp', 'två')), item('m', p('mp', 'tre'))))
    expect(merge(old, nested, added).lines).toEqual([
      'bulletList l',
      '  listItem i',
      '    paragraph ip ett',
      '    bulletList n',
      '      listItem k',
      '        paragraph kp inre',
      '  listItem j',
      '    paragraph jp två',
      '  listItem m',
      '    paragraph mp tre',
    ])
  })

  test('a list that one has deleted comes back for what the other has written in it', () => {
    expect(merge(old, textOf(p('z', 'utan')), textOf(list('l', item('i', p('ip', 'ett')), item('j', p('jp', 'två nya')))))).toEqual({
      lines: ['bulletList l', '  listItem j', '    paragraph jp två nya', 'paragraph z utan'],
      marks: ['came-back jp'],
    })
  })

  test('made a task list by one, a new item by the other', () => {
    const task = (id: string, child: RichNode): RichNode => ({ type: 'taskItem', attrs: { id, checked: true }, content: [child] })
    const tasks = textOf(holding('taskList', 'l', task('i', p('ip', 'ett')), task('j', p('jp', 'två'))))
    const added = textOf(list('l', item('i', p('ip', 'ett')), item('j', p('jp', 'två')), item('m', p('mp', 'tre'))))
    const { text } = mergeRichText(old, tasks, added)
    expect(text.content![0]!.content!.map(({ type, attrs }) => `${type} ${String(attrs!['checked'])}`)).toEqual([
      'taskItem true',
      'taskItem true',
      'taskItem false',
    ])
    expect(throughEditor(text)).toEqual(text)
  })

  test('two items, each put under the other: neither is lost', () => {
    const under = (outer: [string, string], inner: [string, string]) =>
      textOf(list('l', item(outer[0], p(`${outer[0]}p`, outer[1]), list('n', item(inner[0], p(`${inner[0]}p`, inner[1]))))))
    const { lines } = merge(old, under(['i', 'ett'], ['j', 'två']), under(['j', 'två'], ['i', 'ett']))
    expect(lines.map((line) => line.trim())).toEqual(expect.arrayContaining(['paragraph ip ett', 'paragraph jp två']))
  })

  test('an item without its first paragraph is given an empty one', () => {
    const two = textOf(list('l', item('i', p('ip', 'ett'), p('ip2', 'mer'))))
    const first = textOf(list('l', item('i', p('ip2', 'mer'))))
    const second = textOf(list('l', item('i', p('ip', 'ett'), block('heading', 'ip2', 'mer', { level: 3 }))))
    expect(merge(two, first, second).lines.map((line) => line.trim().split(' ')[0])).toEqual([
      'bulletList',
      'listItem',
      'paragraph',
      'heading',
    ])
  })
})

test('a block that a newer editor has made is kept whole, on both sides when both have changed it', () => {
  const table = (words: string): RichNode => ({
    type: 'table',
    attrs: { wide: words.length },
    content: [{ type: 'cell', content: [{ type: 'text', text: words }] }],
  })
  const doc = (...content: RichNode[]): RichText => ({ type: 'doc', content })
  const old = doc(p('a', 'ett'), table('gammal'))
  const { text, marks } = mergeRichText(old, doc(p('a', 'ett nya'), table('ena')), doc(p('a', 'ett'), table('den andra')))
  expect(text.content).toEqual([p('a', 'ett nya'), table('ena'), table('den andra')])
  expect(marks).toEqual([{ id: null, reason: 'two-types' }])
  expect(mergeRichText(old, doc(p('a', 'ett nya'), table('gammal')), doc(p('a', 'ett'), table('ny'))).text.content).toEqual([
    p('a', 'ett nya'),
    table('ny'),
  ])
})
