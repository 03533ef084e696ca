import type { StandInStart } from '../control.ts'

/** How the test wants the stand-in. */
export const startOptions = JSON.parse(process.env['STAND_IN'] ?? '{}') as StandInStart
