/** Chromium knows no `app:`; its pages get this origin instead, which no name server knows. */
const outside = 'https://bollplank.invalid/'
const inside = 'app://bollplank/'

/** The address as the app knows it. */
export const toInside = (url: string): string => (url.startsWith(outside) ? inside + url.slice(outside.length) : url)

/** The address as Chromium knows it. */
export const toOutside = (url: string): string => (url.startsWith(inside) ? outside + url.slice(inside.length) : url)

/** The origin as Chromium knows it. */
export const pageOrigin = outside.slice(0, -1)
