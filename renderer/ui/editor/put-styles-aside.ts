/**
 * Renames the attribute `style` to `data-style` in every tag: parsing would apply it, which the window's security policy
 * refuses with an error for each. Words, other attributes' values and comments are left alone.
 */
export function putStylesAside(html: string): string {
  // What ends the tag, the value or the comment we are in; '' in the text.
  let end = ''
  return html.replace(/<!--|-->|<[a-z]|>|=\s*["']|["']|(?<=[\s"'/])style(?=\s*=)/gi, (token) => {
    if (end === '') {
      if (token === '<!--') end = '-->'
      else if (token.startsWith('<')) end = '>'
    } else if (end === '>') {
      if (token.endsWith('>')) end = ''
      else if (token.startsWith('=')) end = token.slice(-1)
      else if (token.toLowerCase() === 'style') return 'data-style'
    } else if (token.endsWith(end)) end = end === '-->' ? '' : '>'
    return token
  })
}
