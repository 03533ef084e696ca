import { app } from 'electron'

/** Tells Windows which program this is, and the system that `bollplank:` links are ours. Only an installed app may claim them. */
export function registerIdentity(): void {
  app.setAppUserModelId('se.bollplank.app')
  if (app.isPackaged) app.setAsDefaultProtocolClient('bollplank')
}
