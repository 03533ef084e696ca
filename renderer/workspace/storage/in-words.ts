import { useTranslation } from 'react-i18next'
import { localAt } from '../../../shared/calendar/when.ts'
import { momentText, nearDayText } from '../../../shared/date-text.ts'
import { useApp } from '../../api/use-app.ts'
import { useToday } from '../../api/use-today.ts'

/** *i dag 09.15*, *tis 22 jan 2019 09.15*: an instant as people read it here. */
export function useMoment(): (instant: string) => string {
  const { language, zone } = useApp()
  const today = useToday()
  return (instant) => {
    const day = localAt(Date.parse(instant), zone).slice(0, 10)
    return `${nearDayText(language, day, today)} ${momentText(language, instant, zone)}`
  }
}

/** *3,4 MB*: a size as people read it. */
export function useSize(): (bytes: number) => string {
  const { language } = useApp()
  return (bytes) => {
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
    const step = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1)
    return new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
      style: 'unit',
      unit: units[step]!,
      unitDisplay: step === 0 ? 'long' : 'short',
      maximumFractionDigits: step > 1 ? 1 : 0,
    }).format(bytes / 1000 ** step)
  }
}

/** *128 dokument*. */
export function useDocumentCount(): (count: number) => string {
  const { t } = useTranslation()
  return (count) => t('backup.documents', { count })
}
