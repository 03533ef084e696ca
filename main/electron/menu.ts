import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { EventData } from '../../shared/contract.ts'
import type { Translation } from '../../shared/text/translation.ts'
import type { menu as svMenu } from '../../shared/text/sv/menu.ts'

export type MenuText = Translation<typeof svMenu>
type Command = EventData<'command'>['name']

/** What the menu depends on. */
export interface MenuParts {
  text: MenuText
  platform: NodeJS.Platform
  /** Shows what only someone who works on the app has use for. */
  developing: boolean
  command: (name: Command) => void
}

/** Puts the menu in place, in the language of `text`. */
export function installMenu(text: MenuText, command: MenuParts['command']): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ text, command, platform: process.platform, developing: !app.isPackaged })))
}

/** The menu bar: the system's own roles under our words, and the commands that the window carries out. */
export function menuTemplate({ text, platform, developing, command }: MenuParts): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const role = (role: NonNullable<MenuItemConstructorOptions['role']>, label: string): MenuItemConstructorOptions => ({ role, label })
  const order = (name: Command, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id: name,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => command(name),
  })
  const settings = order('go-settings', text.settings, 'CmdOrCtrl+,')
  const about = role('about', text.about)

  const appMenu: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      about,
      line,
      settings,
      line,
      role('services', text.services),
      line,
      role('hide', text.hide),
      role('hideOthers', text.hideOthers),
    ].concat([role('unhide', text.unhide), line, role('quit', text.quit)]),
  }
  const file: MenuItemConstructorOptions = {
    label: text.file,
    submenu: [
      order('new-note', text.newNote, 'CmdOrCtrl+N'),
      order('new-event', text.newEvent, 'CmdOrCtrl+Shift+N'),
      line,
      order('export-ics', text.exportIcs, 'CmdOrCtrl+Shift+E'),
      order('print', text.print, 'CmdOrCtrl+P'),
      line,
      ...(mac ? [role('close', text.close)] : [settings, line, role('quit', text.quit)]),
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: text.edit,
    submenu: [
      role('undo', text.undo),
      role('redo', text.redo),
      line,
      role('cut', text.cut),
      role('copy', text.copy),
      role('paste', text.paste),
      role('pasteAndMatchStyle', text.pastePlain),
      role('delete', text.delete),
      line,
      role('selectAll', text.selectAll),
      line,
      order('go-search', text.search, 'CmdOrCtrl+F'),
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: text.view,
    submenu: [
      order('palette', text.palette, 'CmdOrCtrl+K'),
      line,
      role('resetZoom', text.resetZoom),
      role('zoomIn', text.zoomIn),
      role('zoomOut', text.zoomOut),
      role('togglefullscreen', text.fullscreen),
      line,
      role('reload', text.reload),
      ...(developing ? [role('toggleDevTools', text.devTools)] : []),
    ],
  }
  const go: MenuItemConstructorOptions = {
    label: text.go,
    submenu: [
      order('go-today', text.today, 'CmdOrCtrl+1'),
      order('go-journal', text.journal, 'CmdOrCtrl+2'),
      order('go-calendar', text.calendar, 'CmdOrCtrl+3'),
    ],
  }
  const windowMenu: MenuItemConstructorOptions = {
    role: 'windowMenu',
    label: text.window,
    submenu: [
      role('minimize', text.minimize),
      role('zoom', text.zoom),
      ...(mac ? [line, role('front', text.front)] : [role('close', text.close)]),
    ],
  }
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: text.help,
    submenu: [order('shortcuts', text.shortcuts), ...(mac ? [] : [line, about])],
  }
  return [...(mac ? [appMenu] : []), file, edit, view, go, windowMenu, help]
}
