/** What the page's side of the stand-in leaves in the page, for the main process to call. */
export interface PageSide {
  electronStandIn?: { receive(channel: string, args: unknown[]): void }
  /** Carries a message to the main process; put there by Playwright. */
  electronStandInInvoke(channel: string, args: unknown[]): Promise<unknown>
}

type Listener = (event: unknown, ...args: unknown[]) => void

/**
 * Electron as a sandboxed preload sees it. Runs in the page, so it must not use anything outside itself. What crosses
 * the bridge is copied, and the page gets functions that it cannot change.
 */
export function makePageElectron(): (name: string) => unknown {
  const page = globalThis as unknown as PageSide
  const invoke = page.electronStandInInvoke
  const listeners = new Map<string, Set<Listener>>()
  page.electronStandIn = {
    receive(channel, args) {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
    },
  }
  const cross = (value: unknown): unknown => {
    if (typeof value === 'function')
      return Object.freeze((...args: unknown[]) => cross((value as (...all: unknown[]) => unknown)(...args.map(cross))))
    if (value instanceof Promise) return value.then(cross)
    if (Array.isArray(value)) return value.map(cross)
    if (typeof value !== 'object' || value === null) return value
    if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cross(part)]))
  }
  const only = (name: string, part: object) =>
    new Proxy(part, {
      get(target, key) {
        if (typeof key === 'string' && !(key in target)) throw new Error(`the stand-in has no ${name}.${key}`)
        return Reflect.get(target, key) as unknown
      },
    })
  const electron = only('electron', {
    contextBridge: only('contextBridge', {
      exposeInMainWorld(name: string, api: object): void {
        Object.defineProperty(globalThis, name, { value: Object.freeze(cross(api)), enumerable: true })
      },
    }),
    ipcRenderer: only('ipcRenderer', {
      invoke: (channel: string, ...args: unknown[]) => invoke(channel, structuredClone(args)),
      on(channel: string, listener: Listener): void {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      },
    }),
  })
  return (name) => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name}`)
  }
}

/** The script that runs before the page's own: the preload, as the CommonJS file that it is. Only in the top frame. */
export function preloadScript(source: string): string {
  return `if (window === window.top) { const module = { exports: {} }; (function (require, module, exports) {\n${source}\n})((${makePageElectron.toString()})(), module, module.exports) }`
}
