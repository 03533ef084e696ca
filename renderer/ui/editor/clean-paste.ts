import { flattenTables } from './flatten-tables.ts'
import { putStylesAside } from './put-styles-aside.ts'
import { wrapLooseText } from './wrap-loose-text.ts'

/*
 * Word and the web paste more than text: styles, comments, smart tags, lists that are paragraphs in disguise. What the
 * editor's own schema does not know falls away by itself; here is mended what it would misread.
 */

/** Makes pasted HTML fit: Word's lists become lists, tables become lines, leftovers and hidden text go. */
export function cleanPastedHtml(html: string): string {
  const page = new DOMParser().parseFromString(putStylesAside(html.replace(/<!\[if[^>]*>|<!\[endif\]>/g, '')), 'text/html')
  page.querySelectorAll('style, script, meta, link, title, xml, o\\:p:empty').forEach((node) => node.remove())
  for (const node of page.querySelectorAll<HTMLElement>('[data-style]')) if (/display:none|mso-hide:all/.test(styleOf(node))) node.remove()
  const lists = [...page.querySelectorAll('p')].filter((p) => listLevel(p) > 0)
  for (const run of runsOf(lists)) {
    run[0]!.before(listFrom(run))
    run.forEach((p) => p.remove())
  }
  page.querySelectorAll<HTMLElement>('[data-style]').forEach(keepMeaning)
  page.querySelectorAll('[style]').forEach((node) => node.removeAttribute('style'))
  page.querySelectorAll('h4, h5, h6').forEach(asLowestHeading)
  flattenTables(page)
  wrapLooseText(page)
  return page.body.innerHTML
}

const styleOf = (node: HTMLElement): string => (node.getAttribute('data-style') ?? '').replaceAll(/\s/g, '').toLowerCase()

/** The level of a list paragraph, 1 for the outermost; 0 when it is none. */
function listLevel(paragraph: HTMLElement): number {
  return Number(/mso-list:[^;]*level(\d)/.exec(styleOf(paragraph))?.[1] ?? 0)
}

/** Neighbouring list paragraphs belong to one list. */
function runsOf(paragraphs: HTMLElement[]): HTMLElement[][] {
  const runs: HTMLElement[][] = []
  for (const paragraph of paragraphs) {
    const run = runs.at(-1)
    if (run && paragraph.previousElementSibling === run.at(-1)) run.push(paragraph)
    else runs.push([paragraph])
  }
  return runs
}

function listFrom(paragraphs: HTMLElement[]): HTMLElement {
  const open: HTMLElement[] = []
  for (const paragraph of paragraphs) {
    const level = Math.max(1, Math.min(listLevel(paragraph), open.length + 1))
    const { marker, content } = split(paragraph)
    open.length = Math.min(open.length, level)
    if (open.length < level) {
      const list = paragraph.ownerDocument.createElement(/^[0-9a-zA-Z]{1,3}[.)]/.test(marker) ? 'ol' : 'ul')
      open.at(-1)?.lastElementChild?.append(list)
      open.push(list)
    }
    const item = paragraph.ownerDocument.createElement('li')
    item.append(content)
    open.at(-1)!.append(item)
  }
  return open[0]!
}

/** A list paragraph's bullet or number, and the rest. */
function split(paragraph: HTMLElement): { marker: string; content: HTMLElement } {
  const content = paragraph.ownerDocument.createElement('p')
  content.append(...paragraph.cloneNode(true).childNodes)
  const ignored = [...content.querySelectorAll<HTMLElement>('[data-style]')].find((node) => styleOf(node).includes('mso-list:ignore'))
  const marker = (ignored?.textContent ?? '').trim()
  ignored?.remove()
  return { marker, content }
}

/** Bold and italic said by style become marks; all other style goes. */
function keepMeaning(node: HTMLElement): void {
  const style = styleOf(node)
  node.removeAttribute('data-style')
  if (node.tagName === 'B' && style.includes('font-weight:normal')) node.replaceWith(...node.childNodes)
  else if (node.tagName === 'SPAN' && /font-weight:(bold|[6-9]00)/.test(style)) wrapContent(node, 'strong')
  else if (node.tagName === 'SPAN' && style.includes('font-style:italic')) wrapContent(node, 'em')
}

/** A note has three levels of headings. */
function asLowestHeading(node: Element): void {
  const heading = node.ownerDocument.createElement('h3')
  heading.append(...node.childNodes)
  node.replaceWith(heading)
}

function wrapContent(node: HTMLElement, name: string): void {
  const mark = node.ownerDocument.createElement(name)
  mark.append(...node.childNodes)
  node.append(mark)
}
