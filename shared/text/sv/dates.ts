export const dates = {
  week: 'v. {{week}}',
  clock: 'kl. {{time}}',
  noDate: 'utan datum',
  timeUnset: 'tid ej fastställd',
} as const
