import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { windowCommands } from '../../../shared/contract.ts'
import { menu as en } from '../../../shared/text/en/menu.ts'
import { menu as sv } from '../../../shared/text/sv/menu.ts'

vi.mock('electron', () => ({ app: { name: 'Bollplank' }, Menu: {} }))
const { menuTemplate } = await import('../../../main/electron/menu.ts')

const platforms = ['darwin', 'win32', 'linux'] as const
const all = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])])
const template = (platform: (typeof platforms)[number], text: typeof en = sv, command = (_name: string) => {}) =>
  menuTemplate({ text, platform, developing: false, command })

describe.each(platforms)('the menu on %s', (platform) => {
  it('offers every command of the window, and sends it when chosen', () => {
    const sent: string[] = []
    const items = all(template(platform, sv, (name) => void sent.push(name)))
    for (const name of windowCommands) items.find(({ id }) => id === name)?.click?.(null as never, undefined, {} as never)
    expect(sent).toEqual([...windowCommands])
  })

  it('has the standard roles', () => {
    const roles = all(template(platform)).map(({ role }) => role)
    expect(roles).toEqual(
      expect.arrayContaining([
        'undo',
        'redo',
        'cut',
        'copy',
        'paste',
        'selectAll',
        'quit',
        'close',
        'minimize',
        'togglefullscreen',
        'zoomIn',
        'zoomOut',
        'about',
        'help',
      ]),
    )
    const ofMac = ['hide', 'unhide', 'services', 'front']
    expect(ofMac.filter((role) => roles.includes(role as 'hide'))).toEqual(platform === 'darwin' ? ofMac : [])
    expect(roles).not.toContain('toggleDevTools')
  })

  it('uses each key once', () => {
    const keys = all(template(platform)).flatMap(({ accelerator }) => (accelerator ? [accelerator] : []))
    expect(keys).toEqual([...new Set(keys)])
  })

  it('has a word of ours for every item, in both languages', () => {
    for (const text of [sv, en]) {
      const words: string[] = ['Bollplank', ...Object.values(text)]
      const labels = all(template(platform, text))
        .filter(({ type }) => type !== 'separator')
        .map(({ label }) => label)
      expect(labels.filter((label) => !words.includes(label ?? ''))).toEqual([])
    }
  })
})
