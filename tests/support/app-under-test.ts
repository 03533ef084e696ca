import type { Page } from 'playwright-core'

/** How a test wants the app started. */
export interface StartOptions {
  /** Folder of the app's own data: settings, quarantine. */
  appData: string
  /** Time zone of the window. */
  zone?: string
  /** What the system says it speaks. */
  locale?: string
  colorScheme?: 'light' | 'dark'
  viewport?: { width: number; height: number }
}

/** The app in a window that a test can use as a person would. */
export interface RunningApp {
  page: Page
  /** What the main process wrote on its standard output and error so far. */
  log(): string
  /** Presses what gives the user a file, keeps it, and tells what it says. */
  keepFile(press: () => Promise<void>): Promise<string>
  /** Ends the app as a user does. */
  quit(): Promise<void>
  /** Ends the main process with SIGKILL and the window with it. */
  kill(): Promise<void>
}

/** One of the windows the app runs in. */
export interface AppUnderTest {
  name: 'host' | 'electron stand-in' | 'electron'
  /** Why it cannot run here; undefined when it can. */
  missing: string | undefined
  start(options: StartOptions): Promise<RunningApp>
}
