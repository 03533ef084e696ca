import type { BrowserWindow, Rectangle } from 'electron'
import type { RememberedFile } from './remembered.ts'

/** The size of a first window, and the least that still shows a whole screen at 400 % zoom. */
const usual = { width: 1200, height: 800 }
export const least = { width: 360, height: 420 }

/** So much of the window's upper edge must be on a screen for the user to be able to drag it, in px. */
const grip = { width: 120, height: 32 }

/**
 * Where the window is to stand: as last time if it can be reached there on the screens of today (`areas`, without
 * the taskbar), and otherwise in the middle of the first one, which is to be the main one.
 */
export function placeWindow(before: Rectangle | undefined, areas: readonly Rectangle[]): Rectangle {
  const main = areas[0] ?? { x: 0, y: 0, ...usual }
  const asBefore = before
    ? areas.map((area) => ({ area, there: { x: Math.round(before.x), y: Math.round(before.y), ...fit(before, area) } }))
    : []
  const reached = asBefore.find(({ area, there }) => isWithinReach(there, area))
  if (reached) return reached.there
  const size = fit(before ?? usual, main)
  return { x: Math.round(main.x + (main.width - size.width) / 2), y: Math.round(main.y + (main.height - size.height) / 2), ...size }
}

/** Remembers where the window stands. */
export function rememberWindow(window: BrowserWindow, remembered: RememberedFile): void {
  remembered.keep({ bounds: window.getNormalBounds(), maximized: window.isMaximized() })
}

function isWithinReach(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  return across >= grip.width && window.y >= area.y && window.y + grip.height <= area.y + area.height
}

function fit({ width, height }: { width: number; height: number }, area: Rectangle): { width: number; height: number } {
  const between = (low: number, value: number, high: number) => Math.round(Math.max(low, Math.min(value, high)))
  return { width: between(least.width, width, area.width), height: between(least.height, height, area.height) }
}
