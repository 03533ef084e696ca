import { ProgressBar } from 'react-aria-components'
import './progress.css'

interface Props {
  /** What goes on. */
  label: string
  done: number
  /** 0 while nobody knows. */
  total: number
  /** How far it has come, in words. */
  count: string
}

/** How far long work has come. */
export function Progress({ label, done, total, count }: Props) {
  return (
    <ProgressBar className="progress" value={done} maxValue={Math.max(total, 1)} isIndeterminate={total === 0} aria-label={label} valueLabel={count}>
      {({ percentage }) => (
        <>
          <div className="progress-words">
            <span>{label}</span>
            {total > 0 && <span className="quiet">{count}</span>}
          </div>
          <div className="progress-track">
            <div className="progress-fill" style={{ width: `${percentage ?? 15}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  )
}
