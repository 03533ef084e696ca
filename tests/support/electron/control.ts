/** How the program that stands in for Electron is to start; handed over as JSON in `STAND_IN`. */
export interface StandInStart {
  chromium: string
  /** Chromium's own folder. */
  profile: string
  /** The user's documents folder. */
  documents: string
  locale: string
  zone: string
  colorScheme: 'light' | 'dark'
  /** Size of every page; without it a page is as large as its window. */
  viewport: { width: number; height: number } | null
  /** Whether another instance of the app already holds the lock. */
  lockHeld: boolean
}

/** What a test can make the system around the app do, and see of it. */
export interface Control {
  /** Fires an event of Electron's; tells whether the app prevented what would have followed. */
  fire: { ask: { on: 'app' | 'window' | 'contents' | 'powerMonitor'; event: string; args: unknown[] }; answer: { prevented: boolean } }
  /** The user closes the window by its button. */
  closeWindow: { ask: Record<string, never>; answer: null }
  /** The system asks the app to end. */
  quit: { ask: Record<string, never>; answer: null }
  /** The process of the window's page ends by itself. */
  crash: { ask: { reason: string }; answer: null }
  /** The menu bar as it is now. */
  menu: { ask: Record<string, never>; answer: MenuPart[] }
  /** The user chooses a menu item by its id. */
  click: { ask: { id: string }; answer: null }
  /** What the next dialog answers: paths, or nothing for *cancel*. */
  prepareDialog: { ask: { paths: string[] }; answer: null }
  /** What the app would answer to a wish of a page. */
  permission: { ask: { permission: string; origin: string }; answer: { request: boolean; check: boolean; device: boolean } }
  /** Everything that happened outside the page so far. */
  seen: { ask: Record<string, never>; answer: Seen }
}

export interface Seen {
  /** Links handed to the system. */
  opened: string[]
  /** What the dialogs were asked to show. */
  dialogs: Record<string, unknown>[]
  /** Where pages wanted to go and were not let. */
  navigationsStopped: string[]
  /** Files that pages wanted to download and were not let. */
  downloadsStopped: string[]
  /** The channels on which the main process hears pages. */
  channels: string[]
  windows: WindowPart[]
}

export interface MenuPart {
  id?: string
  label?: string
  role?: string
  accelerator?: string
  items?: MenuPart[]
}

export interface WindowPart {
  url: string
  visible: boolean
  bounds: { x: number; y: number; width: number; height: number }
}

/** A request of the test's process and the answer of the stand-in's. */
export type ControlRequest = { [Name in keyof Control]: { id: number; name: Name; ask: Control[Name]['ask'] } }[keyof Control]
export type ControlAnswer = { id: number; answer: unknown } | { id: number; fault: string }
/** The stand-in tells by itself when a page is loaded, and where a debugger finds it. */
export interface Loaded {
  loaded: string
  debuggerPort: number
}
