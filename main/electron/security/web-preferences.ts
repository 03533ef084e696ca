import type { WebPreferences } from 'electron'

/** A window's powers: none but the preload. Also what is Electron's default is said, so that no change of default slips by. */
export function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // Elsewhere than on macOS the dictionaries would be fetched from the network.
    spellcheck: process.platform === 'darwin',
  }
}
