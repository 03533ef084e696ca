import { spawn } from 'node:child_process'

/** Opens the address in the user's browser, where there is a desktop to open it on. Never throws. */
export function openBrowser(address: string, env: NodeJS.ProcessEnv = process.env): void {
  const [command, ...args] =
    process.platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : process.platform === 'darwin' ? ['open'] : ['xdg-open']
  if (process.platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return
  const opener = spawn(command!, [...args, address], { stdio: 'ignore', detached: true })
  opener.on('error', () => {})
  opener.unref()
}
