import type { dates as sv } from '../sv/dates.ts'
import type { Translation } from '../translation.ts'

export const dates: Translation<typeof sv> = {
  week: 'week {{week}}',
  clock: '{{time}}',
  noDate: 'no date',
  timeUnset: 'time not set',
}
