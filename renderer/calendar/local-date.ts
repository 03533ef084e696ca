/** Midnight, here, of a day `YYYY-MM-DD`. */
export function midnightOf(day: string): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const midnight = new Date(2000, 0, 1)
  midnight.setFullYear(year, month - 1, date)
  return midnight
}

/** The day `YYYY-MM-DD` a moment falls on, here. */
export function dayOf(moment: Date): string {
  return `${String(moment.getFullYear()).padStart(4, '0')}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`
}

/** The wall time `HH:mm` of a moment, here. */
export function timeOf(moment: Date): string {
  return `${pad(moment.getHours())}:${pad(moment.getMinutes())}`
}

const pad = (value: number) => String(value).padStart(2, '0')
