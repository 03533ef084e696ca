/** Where a new event would lie: days, the last one included, and wall times `HH:mm` when it lies in the hours. */
export interface Slot {
  first: string
  last: string
  start?: string
  end?: string
}
