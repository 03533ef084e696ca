/*
 * Word and the web paste more than text: styles, comments, smart tags, lists that are paragraphs in disguise. What the
 * editor's own schema does not know falls away by itself; here is mended what it would misread.
 */

/** Makes pasted HTML fit: Word's lists become lists, its leftovers and hidden text go. */
export function cleanPastedHtml(html: string): string {
  const page = new DOMParser().parseFromString(html.replace(/<!\[if[^>]*>|<!\[endif\]>/g, ''), 'text/html')
  page
    .querySelectorAll('style, script, meta, link, title, xml, o\\:p:empty, [style*="display:none"], [style*="mso-hide:all"]')
    .forEach((node) => node.remove())
  const lists = [...page.querySelectorAll<HTMLElement>('p[class*="MsoList"], p[style*="mso-list:"]')].filter((p) => listLevel(p) > 0)
  for (const run of runsOf(lists)) {
    run[0]!.before(listFrom(run))
    run.forEach((p) => p.remove())
  }
  page.querySelectorAll<HTMLElement>('[style]').forEach(keepMeaning)
  return page.body.innerHTML
}

const styleOf = (node: HTMLElement): string => (node.getAttribute('style') ?? '').replaceAll(/\s/g, '').toLowerCase()

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
  const ignored = [...content.querySelectorAll<HTMLElement>('[style]')].find((node) => styleOf(node).includes('mso-list:ignore'))
  const marker = (ignored?.textContent ?? '').trim()
  ignored?.remove()
  return { marker, content }
}

/** Bold and italic said by style become marks; all other style goes. */
function keepMeaning(node: HTMLElement): void {
  const style = styleOf(node)
  node.removeAttribute('style')
  if (node.tagName === 'B' && style.includes('font-weight:normal')) node.replaceWith(...node.childNodes)
  else if (node.tagName === 'SPAN' && /font-weight:(bold|[6-9]00)/.test(style)) wrapContent(node, 'strong')
  else if (node.tagName === 'SPAN' && style.includes('font-style:italic')) wrapContent(node, 'em')
}

function wrapContent(node: HTMLElement, name: string): void {
  const mark = node.ownerDocument.createElement(name)
  mark.append(...node.childNodes)
  node.append(mark)
}
