import { ProgressBar } from 'react-aria-components'
import './progress.css'

/** How far long work has come. */
export function Progress({ label, value, most }: { label: string; value: number; most: number }) {
  return (
    <ProgressBar aria-label={label} value={value} maxValue={most} className="progress">
      {({ percentage = 0 }) => <div className="progress-done" style={{ inlineSize: `${percentage}%` }} />}
    </ProgressBar>
  )
}
