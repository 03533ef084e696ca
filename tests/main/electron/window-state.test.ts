import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeWindow } from '../../../main/electron/window-state.ts'

const main = { x: 0, y: 25, width: 1440, height: 875 }
const second = { x: -1920, y: 0, width: 1920, height: 1080 }

describe('placeWindow', () => {
  it('puts a first window in the middle of the main screen', () => {
    expect(placeWindow(undefined, [main, second])).toEqual({ x: 120, y: 63, width: 1200, height: 800 })
  })

  it('puts the window where it stood, on any screen', () => {
    for (const before of [
      { x: 100, y: 100, width: 900, height: 700 },
      { x: -1800, y: 10, width: 900, height: 700 },
      { x: 1300, y: 800, width: 900, height: 700 },
    ])
      expect(placeWindow(before, [main, second])).toMatchObject({ x: before.x, y: before.y })
  })

  it('brings it back when its screen is gone or its upper edge cannot be reached', () => {
    for (const before of [
      { x: -1800, y: 10, width: 900, height: 700 },
      { x: 100, y: -500, width: 900, height: 700 },
      { x: 100, y: 895, width: 900, height: 700 },
      { x: 1400, y: 100, width: 900, height: 700 },
    ])
      expect(placeWindow(before, [main])).toEqual({ x: 270, y: 113, width: 900, height: 700 })
  })

  it('is never larger than the screen, and always within reach', () => {
    const number = fc.integer({ min: -5000, max: 5000 })
    const rectangle = fc.record({
      x: number,
      y: number,
      width: fc.integer({ min: 0, max: 9000 }),
      height: fc.integer({ min: 0, max: 9000 }),
    })
    fc.assert(
      fc.property(rectangle, (before) => {
        const { x, y, width, height } = placeWindow(before, [main])
        expect(width).toBeLessThanOrEqual(main.width)
        expect(height).toBeLessThanOrEqual(main.height)
        expect(Math.min(x + width, main.x + main.width) - Math.max(x, main.x)).toBeGreaterThanOrEqual(120)
        expect(y).toBeGreaterThanOrEqual(main.y)
        expect(y + 32).toBeLessThanOrEqual(main.y + main.height)
      }),
    )
  })
})
