const containers =
  'address,article,aside,blockquote,body,center,dd,details,div,dt,fieldset,figcaption,figure,footer,form,header,li,main,nav,section'
const blocks = `${containers},dl,h1,h2,h3,h4,h5,h6,hr,ol,p,pre,table,ul`

/** Words and links that stand outside a paragraph get one of their own: the editor drops the space between them otherwise. */
export function wrapLooseText(page: Document): void {
  for (const container of page.querySelectorAll(containers)) {
    const nodes = [...container.childNodes]
    let run: ChildNode[] = []
    for (const node of nodes) {
      if (!isBlock(node)) run.push(node)
      else {
        wrap(run)
        run = []
      }
    }
    wrap(run)
  }
}

const isBlock = (node: ChildNode): boolean => node instanceof Element && (node.matches(blocks) || node.querySelector(blocks) !== null)

function wrap(run: ChildNode[]): void {
  if (!run.some((node) => node.nodeType !== Node.COMMENT_NODE && node.textContent?.trim())) return
  const paragraph = run[0]!.ownerDocument!.createElement('p')
  run[0]!.before(paragraph)
  paragraph.append(...run)
}
