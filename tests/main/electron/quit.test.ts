import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Emitter } from '../../support/electron/stand-in/only.ts'

/** Electron's own order: `before-quit`, and unless it is prevented the end. */
class App extends Emitter {
  ended = 0
  constructor() {
    super(['before-quit', 'window-all-closed'])
  }

  quit(): void {
    if (!this.fire('before-quit')) this.ended++
  }
}

const system = vi.hoisted(() => ({ app: undefined as unknown, powerMonitor: undefined as unknown }))
vi.mock('electron', () => system)
const { saveBeforeQuit, saveBeforeSleep } = await import('../../../main/electron/quit.ts')

describe('saveBeforeQuit', () => {
  let app: App
  let steps: string[]
  let stay: boolean
  const begin = (closeCore: () => Promise<void> = async () => void steps.push('core')) =>
    saveBeforeQuit({ closeWindow: async () => (steps.push('window'), stay === false), closeCore, log: (line) => void steps.push(line) })

  beforeEach(() => {
    vi.useFakeTimers()
    app = new App()
    system.app = app
    steps = []
    stay = false
  })
  afterEach(() => void vi.useRealTimers())

  it('closes the window, then the workspace, and only then lets the app end', async () => {
    begin()
    app.quit()
    expect(app.ended).toBe(0)
    await vi.advanceTimersByTimeAsync(0)
    expect({ steps, ended: app.ended }).toEqual({ steps: ['window', 'core', 'closed'], ended: 1 })
  })

  it('does it once, however often it is asked', async () => {
    begin()
    app.quit()
    app.quit()
    await vi.advanceTimersByTimeAsync(0)
    expect({ steps, ended: app.ended }).toEqual({ steps: ['window', 'core', 'closed'], ended: 1 })
  })

  it('ends even when the workspace does not close', async () => {
    begin(() => new Promise(() => {}))
    app.quit()
    await vi.advanceTimersByTimeAsync(9_999)
    expect(app.ended).toBe(0)
    await vi.advanceTimersByTimeAsync(1)
    expect({ steps, ended: app.ended }).toEqual({
      steps: ['window', 'the workspace did not close: Error: no answer in 10000 ms'],
      ended: 1,
    })
  })

  it('goes on when the user goes back to the window, and can be asked again', async () => {
    begin()
    stay = true
    app.quit()
    await vi.advanceTimersByTimeAsync(0)
    expect({ steps, ended: app.ended }).toEqual({ steps: ['window'], ended: 0 })
    stay = false
    app.quit()
    await vi.advanceTimersByTimeAsync(0)
    expect({ steps, ended: app.ended }).toEqual({ steps: ['window', 'window', 'core', 'closed'], ended: 1 })
  })

  it('ends even when closing fails', async () => {
    begin(() => Promise.reject(new Error('EIO')))
    app.quit()
    await vi.advanceTimersByTimeAsync(0)
    expect({ steps, ended: app.ended }).toEqual({ steps: ['window', 'the workspace did not close: Error: EIO'], ended: 1 })
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('saveBeforeSleep', () => {
  it('saves before sleep, and quits in good order before a shutdown', () => {
    const app = new App()
    const powerMonitor = new Emitter(['suspend', 'shutdown'])
    Object.assign(system, { app, powerMonitor })
    const flush = vi.fn<() => Promise<boolean>>(async () => false)
    saveBeforeSleep(flush)
    powerMonitor.fire('suspend')
    expect(flush).toHaveBeenCalledTimes(1)
    expect(powerMonitor.fire('shutdown')).toBe(true)
    expect(app.ended).toBe(1)
  })
})
