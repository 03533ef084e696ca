const blocks = 'blockquote, div, dl, h1, h2, h3, h4, h5, h6, hr, li, ol, p, pre, section, table, ul'

/** A note has no tables: a row becomes a paragraph, its cells side by side. Tables made for looks are unfolded. */
export function flattenTables(page: Document): void {
  for (const table of [...page.querySelectorAll('table')].toReversed()) {
    const parts = [...(table.caption ? [paragraphOf(page, [table.caption])] : []), ...[...table.rows].flatMap((row) => fromRow(page, row))]
    table.replaceWith(...parts)
  }
}

function fromRow(page: Document, row: HTMLTableRowElement): HTMLElement[] {
  const cells = [...row.cells].filter((cell) => cell.textContent.trim() !== '')
  if (cells.length === 0) return []
  return cells.length > 1 && cells.every(isOneLine) ? [paragraphOf(page, cells.map(lineIn))] : cells.map((cell) => unfold(page, cell))
}

const isOneLine = (cell: Element): boolean => {
  const inside = cell.querySelectorAll(blocks)
  return (
    inside.length === 0 || (inside.length === 1 && lineIn(cell) !== cell && lineIn(cell).textContent.trim() === cell.textContent.trim())
  )
}

/** What holds the cell's words: its only paragraph, or the cell itself. */
const lineIn = (cell: Element): Element => cell.querySelector(':scope > p, :scope > div') ?? cell

function paragraphOf(page: Document, sources: Element[]): HTMLElement {
  const paragraph = page.createElement('p')
  sources.forEach((source, index) => {
    if (index > 0) paragraph.append(' · ')
    paragraph.append(...source.childNodes)
  })
  return paragraph
}

function unfold(page: Document, cell: Element): HTMLElement {
  const part = page.createElement('div')
  part.append(...cell.childNodes)
  return part
}
