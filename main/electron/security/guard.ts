import { app, session, shell } from 'electron'
import { limitNavigation, refuseWebviews } from './navigation.ts'
import { blockDownloads, blockNetwork } from './network.ts'
import { refuseNewWindows } from './new-windows.ts'
import { limitPermissions } from './permissions.ts'

/*
 * Electron's security checklist (docs/tutorial/security.md) and where each item is answered:
 *
 *  1  only secure content                 network.ts blockNetwork; everything comes from app:
 *  2  no Node in pages                    web-preferences.ts
 *  3  context isolation                   web-preferences.ts
 *  4  sandbox                             web-preferences.ts, app.enableSandbox in index.ts
 *  5  permissions                         permissions.ts limitPermissions
 *  6  web security on                     web-preferences.ts
 *  7  content security policy             ../../csp.ts, sent with every answer by ../protocol.ts
 *  8  no insecure content                 web-preferences.ts
 *  9  no experimental features            web-preferences.ts
 * 10  no enableBlinkFeatures              web-preferences.ts (absent)
 * 11  no allowpopups on webviews          navigation.ts refuseWebviews: there are no webviews
 * 12  verify webview options              navigation.ts refuseWebviews
 * 13  limit navigation                    navigation.ts limitNavigation
 * 14  limit new windows                   new-windows.ts refuseNewWindows
 * 15  openExternal with trusted text only new-windows.ts opensOutside
 * 16  current Electron                    exact version in package.json, raised with each release
 * 17  check the sender of every message   ../ipc.ts isTrustedSender
 * 18  no file: protocol                   ../protocol.ts serveRenderer
 * 19  fuses                               electron-builder.yml electronFuses
 * 20  no Electron API to the page         ../preload.ts: `call` and `on`
 */

/** Sets every guard, on the session and on each page that will ever be made. Before the first window. */
export function guardPages(): void {
  limitPermissions(session.defaultSession)
  blockNetwork(session.defaultSession)
  blockDownloads(session.defaultSession)
  app.on('web-contents-created', (_event, contents) => {
    limitNavigation(contents)
    refuseWebviews(contents)
    refuseNewWindows(contents, (url) => shell.openExternal(url))
  })
}
