import { useApp } from './api/use-app.ts'

/** Names of the keys that work in this window. A browser keeps Ctrl N and Ctrl 1 to itself, so there it is Alt. */
export function useKeyNames() {
  const { shell } = useApp().state
  const mac = shell.platform === 'darwin'
  const command = mac ? '⌘' : 'Ctrl'
  const own = shell.name === 'electron' ? command : mac ? '⌥' : 'Alt'
  return {
    command,
    palette: `${command} K`,
    newNote: `${own} N`,
    search: `${command} F`,
    rooms: `${own} 1–3`,
    settings: `${own} ,`,
  }
}
