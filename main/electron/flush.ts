import type { Flushed } from '../../shared/workspace.ts'

/** How long a window may take to save what it holds, in ms. */
const patience = 3000

/** Asks the window to save everything, and hears that it has. */
export interface Flush {
  /**
   * Resolves to what the window has answered; one that has had its time, or is not there, has nothing unsaved to show.
   * Those who ask meanwhile wait for the same answer.
   */
  flush(): Promise<Flushed>
  /** The window's answer. */
  flushed(answer: Flushed): void
}

const nothing: Flushed = { unsaved: false }

/** `ask` tells the window to save; false means that there is no window to ask. */
export function createFlush(ask: () => boolean): Flush {
  let answered = (_answer: Flushed) => {}
  let waiting: Promise<Flushed> | null = null
  return {
    flush() {
      waiting ??= new Promise<Flushed>((resolve) => {
        const timer = setTimeout(() => answered(nothing), patience)
        answered = (answer) => {
          clearTimeout(timer)
          waiting = null
          resolve(answer)
        }
        if (!ask()) queueMicrotask(() => answered(nothing))
      })
      return waiting
    },
    flushed: (answer) => answered(answer),
  }
}
