import { expect, test } from 'vitest'
import { cleanPastedHtml } from '../../../renderer/ui/editor/clean-paste.ts'

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
    '<span><strong>fet</strong></span> <span><em>kursiv</em></span>',
  )
  expect(cleanPastedHtml('<b style="font-weight:normal"><p>inte fet</p></b>')).toBe('<p>inte fet</p>')
})

test('scripts, styles, comments of Word and hidden text go', () => {
  const html =
    '<style>p{color:red}</style><script>alert(1)</script><p>kvar<span style="display:none">dolt</span></p><span style="mso-hide:all">dolt</span>'
  expect(cleanPastedHtml(html)).toBe('<p>kvar</p>')
})
