import { useEffect, useState } from 'react'
import type { EventData } from '../../shared/contract.ts'
import { bridge } from './bridge.ts'

/** How far the long work of a subject (`backup`) has come; null when none goes on. */
export function useProgress(subject: string): EventData<'progress'> | null {
  const [progress, setProgress] = useState<EventData<'progress'> | null>(null)
  useEffect(
    () =>
      bridge().on('progress', (told) => {
        if (told.task.startsWith(`${subject}.`)) setProgress(told.state === 'ended' ? null : told)
      }),
    [subject],
  )
  return progress
}
