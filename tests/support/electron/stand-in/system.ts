import { Emitter, only } from './only.ts'
import { startOptions } from './start-options.ts'

/** What the app asked of the system around it, and what it prevented its pages from. */
export const seen = {
  opened: [] as string[],
  dialogs: [] as Record<string, unknown>[],
  navigationsStopped: [] as string[],
  downloadsStopped: [] as string[],
}

const prepared: string[][] = []

/** What the next dialog answers; no paths mean that the user cancels. */
export const prepareDialog = (paths: string[]): void => void prepared.push(paths)

type DialogArguments<Options> = [Options] | [unknown, Options]

function ask<Options extends object>(kind: string, args: DialogArguments<Options>): string[] {
  seen.dialogs.push({ kind, ...(args.length === 2 ? args[1] : args[0]) })
  return prepared.shift() ?? []
}

export const dialog = only('dialog', {
  async showOpenDialog(...args: DialogArguments<Electron.OpenDialogOptions>): Promise<Electron.OpenDialogReturnValue> {
    const filePaths = ask('open', args)
    return { canceled: filePaths.length === 0, filePaths }
  },
  async showSaveDialog(...args: DialogArguments<Electron.SaveDialogOptions>): Promise<Electron.SaveDialogReturnValue> {
    const [filePath = ''] = ask('save', args)
    return { canceled: filePath === '', filePath }
  },
  /** The path prepared for it is the number of the button. */
  async showMessageBox(...args: DialogArguments<Electron.MessageBoxOptions>): Promise<Electron.MessageBoxReturnValue> {
    const [button] = ask('message', args)
    return { response: Number(button ?? 0), checkboxChecked: false }
  },
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}: ${content}\n`)
  },
} satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>)

export const shell = only('shell', {
  async openExternal(url) {
    seen.opened.push(url)
  },
  async openPath(path) {
    seen.opened.push(path)
    return ''
  },
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath'>)

export const powerMonitor = only('powerMonitor', new Emitter(['suspend', 'shutdown']))

const area = { x: 0, y: 0, width: 1920, height: 1040 }
const display = only('Display', { id: 1, workArea: area } satisfies Pick<Electron.Display, 'id' | 'workArea'>)
export const screen = only('screen', { getPrimaryDisplay: () => display, getAllDisplays: () => [display] } satisfies Record<
  keyof Pick<Electron.Screen, 'getPrimaryDisplay' | 'getAllDisplays'>,
  () => unknown
>)

/** What the pages are to be told of the theme. */
export const theme = { changed: (_scheme: 'light' | 'dark'): void => {} }

type Source = Electron.NativeTheme['themeSource']
let source: Source = 'system'

export const nativeTheme = only('nativeTheme', {
  get themeSource() {
    return source
  },
  set themeSource(value: Source) {
    source = value
    theme.changed(scheme())
  },
  get shouldUseDarkColors() {
    return scheme() === 'dark'
  },
} satisfies Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>)

/** The colours that pages see now. */
export const scheme = (): 'light' | 'dark' => (source === 'system' ? startOptions.colorScheme : source)
