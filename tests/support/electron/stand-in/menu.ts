import type { MenuPart } from '../control.ts'
import { app } from './app.ts'
import { only } from './only.ts'

type Template = Electron.MenuItemConstructorOptions[]

/** A menu as it was described. Electron refuses an item that shows nothing. */
function build(template: Template) {
  for (const item of template) {
    if (item.label === undefined && item.role === undefined && item.type !== 'separator')
      throw new Error('a menu item lacks label, role and type')
    if (Array.isArray(item.submenu)) build(item.submenu)
  }
  return { template, popup(): void {} } satisfies Pick<Electron.Menu, 'popup'> & { template: Template }
}

let bar = build([])

export const Menu = only('Menu', {
  buildFromTemplate: build,
  setApplicationMenu(menu: typeof bar): void {
    app.afterReady('Menu.setApplicationMenu')
    bar = menu
  },
})

/** The menu bar as it is now. */
export const menuBar = (template: Template = bar.template): MenuPart[] =>
  template.map(({ id, label, role, accelerator, submenu }) => ({
    ...(id !== undefined && { id }),
    ...(label !== undefined && { label }),
    ...(role !== undefined && { role }),
    ...(typeof accelerator === 'string' && { accelerator }),
    ...(Array.isArray(submenu) && { items: menuBar(submenu) }),
  }))

/** Chooses an item. Throws when the menu has none of that id. */
export function clickMenu(id: string): void {
  const all = (template: Template): Template =>
    template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])])
  const item = all(bar.template).find((candidate) => candidate.id === id)
  if (!item?.click) throw new Error(`the menu has no ${id}`)
  item.click(null as unknown as Electron.MenuItem, undefined, {} as Electron.KeyboardEvent)
}
