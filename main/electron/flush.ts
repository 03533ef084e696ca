/** How long a window may take to save what it holds, in ms. */
const patience = 3000

/** Asks the window to save everything, and hears that it has. */
export interface Flush {
  /**
   * Resolves when the window has answered, or has had its time: true when it says that something is not saved.
   * Those who ask meanwhile wait for the same answer.
   */
  flush(): Promise<boolean>
  /** The window's answer. */
  flushed(unsaved: boolean): void
}

/** `ask` tells the window to save; false means that there is no window to ask. */
export function createFlush(ask: () => boolean): Flush {
  let answered = (_unsaved: boolean) => {}
  let waiting: Promise<boolean> | null = null
  return {
    flush() {
      waiting ??= new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => answered(false), patience)
        answered = (unsaved) => {
          clearTimeout(timer)
          waiting = null
          resolve(unsaved)
        }
        if (!ask()) queueMicrotask(() => answered(false))
      })
      return waiting
    },
    flushed: (unsaved) => answered(unsaved),
  }
}
