import { FrameError } from '../document-file.ts'
import { openSeal, type Seal } from './seal.ts'

/**
 * While encryption is being turned on or off (store.md §9.3): files are written in the form that is wanted and read in
 * both. What is not sealed is taken as it is; whoever reads it checks it all the same.
 */
export function eitherSeal(wanted: Seal, sealed: Seal): Seal {
  return {
    ...wanted,
    open: (purpose, name, file) =>
      orAsItIs(
        () => sealed.open(purpose, name, file),
        () => openSeal.open(purpose, name, file),
      ),
    openRecord: (place, record) =>
      orAsItIs(
        () => sealed.openRecord(place, record),
        () => openSeal.openRecord(place, record),
      ),
  }
}

function orAsItIs<Result>(sealed: () => Result, asItIs: () => Result): Result {
  try {
    return sealed()
  } catch (fault) {
    if (fault instanceof FrameError && fault.reason === 'damaged') return asItIs()
    throw fault
  }
}
