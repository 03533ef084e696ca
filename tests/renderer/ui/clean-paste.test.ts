import { expect, test } from 'vitest'
import { cleanPastedHtml } from '../../../renderer/ui/editor/clean-paste.ts'
import { putStylesAside } from '../../../renderer/ui/editor/put-styles-aside.ts'

const word = (style: string, marker: string, text: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:${style}'><![if !supportLists]><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`

const tags = (html: string) => html.replaceAll(/<\/?o:p>/g, '').replaceAll(/ class="[^"]*"/g, '')

test('bullets from Word become a list, with the levels it had', () => {
  const html = word('l0 level1 lfo1', '·', 'ett') + word('l0 level2 lfo1', 'o', 'under') + word('l0 level1 lfo1', '·', 'två')
  expect(tags(cleanPastedHtml(html))).toBe('<ul><li><p>ett</p><ul><li><p>under</p></li></ul></li><li><p>två</p></li></ul>')
})

test('numbers from Word become a numbered list', () => {
  expect(tags(cleanPastedHtml(word('l1 level1 lfo2', '1.', 'först') + word('l1 level1 lfo2', '2.', 'sedan')))).toBe(
    '<ol><li><p>först</p></li><li><p>sedan</p></li></ol>',
  )
})

test('two lists with text between stay two', () => {
  const html = `${word('l0 level1 lfo1', '·', 'ett')}<p>mellan</p>${word('l0 level1 lfo1', '·', 'två')}`
  expect(tags(cleanPastedHtml(html))).toBe('<ul><li><p>ett</p></li></ul><p>mellan</p><ul><li><p>två</p></li></ul>')
})

test('style that says bold or italic is kept as such, all other style goes', () => {
  expect(cleanPastedHtml('<span style="font-weight:700;color:red">fet</span> <span style="font-style:italic">kursiv</span>')).toBe(
    '<p><span><strong>fet</strong></span> <span><em>kursiv</em></span></p>',
  )
  expect(cleanPastedHtml('<b style="font-weight:normal"><p>inte fet</p></b>')).toBe('<p>inte fet</p>')
})

test('scripts, styles, comments of Word and hidden text go', () => {
  const html =
    '<style>p{color:red}</style><script>alert(1)</script><p>kvar<span style="display:none">dolt</span></p><span style="mso-hide:all">dolt</span><p style="color: red; display: none">dolt</p>'
  expect(cleanPastedHtml(html)).toBe('<p>kvar</p>')
})

test('a row of a table becomes a line, its cells side by side', () => {
  const html =
    '<table><tr><th>Dag</th><th><p>Vad</p></th></tr><tr><td>mån</td><td><b>möte</b></td></tr><tr><td></td><td>bara en</td></tr></table>'
  expect(cleanPastedHtml(html)).toBe('<p>Dag · Vad</p><p>mån · <b>möte</b></p><div><p>bara en</p></div>')
})

test('a table made for looks keeps its paragraphs, also inside another', () => {
  const html = '<table><tr><td>sida</td><td><table><tr><td><p>ett</p><p>två</p></td></tr></table></td></tr></table>'
  expect(cleanPastedHtml(html)).toBe('<div><p>sida</p></div><div><div><p>ett</p><p>två</p></div></div>')
})

test('headings below the third level become the third', () => {
  expect(cleanPastedHtml('<h4>a</h4><h6><em>b</em></h6><h2>c</h2>')).toBe('<h3>a</h3><h3><em>b</em></h3><h2>c</h2>')
})

test('loose words and links share a paragraph, so that the space between them stays', () => {
  const links = '<a href="https://a.se">a</a> <a href="https://b.se">b</a>'
  expect(cleanPastedHtml(`${links}<p>text</p> <div>${links}</div>`)).toBe(`<p>${links}</p><p>text</p> <div><p>${links}</p></div>`)
  expect(cleanPastedHtml(`<ul><li>${links}<ul><li>c</li></ul></li></ul>`)).toBe(
    `<ul><li><p>${links}</p><ul><li><p>c</p></li></ul></li></ul>`,
  )
})

test('a to-do of the editor itself gets no paragraph for its box', () => {
  const item = '<li data-type="taskItem"><label><input type="checkbox"><span></span></label><div><p>a</p></div></li>'
  expect(cleanPastedHtml(`<ul data-type="taskList">${item}</ul>`)).toBe(`<ul data-type="taskList">${item}</ul>`)
})

test.each([
  ['<p style="color:red">a</p>', '<p data-style="color:red">a</p>'],
  ["<p class='x'STYLE = 'a'>a</p>", "<p class='x'data-style = 'a'>a</p>"],
  ['<p title="my style=x > y" style=a>a</p>', '<p title="my style=x > y" data-style=a>a</p>'],
  ["<p title=it's style=a>a</p>", "<p title=it's data-style=a>a</p>"],
  ['<p>a style="b" c</p>', '<p>a style="b" c</p>'],
  ['<!-- <p style="x"> " --><i style="a">a</i>', '<!-- <p style="x"> " --><i data-style="a">a</i>'],
  ['1 < 2 style=a <b data-x="1"\nstyle="a">', '1 < 2 style=a <b data-x="1"\ndata-style="a">'],
])('style is put aside in tags alone: %s', (html, aside) => {
  expect(putStylesAside(html)).toBe(aside)
})
