import { useEffect, useState } from 'react'

/** The day it is on this computer, `YYYY-MM-DD`. */
export function todayHere(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
    .join('-')
}

/** The day it is, also when the window stays open past midnight. */
export function useToday(): string {
  const [today, setToday] = useState(todayHere)
  useEffect(() => {
    const look = () => setToday(todayHere())
    const timer = setInterval(look, 30_000)
    window.addEventListener('focus', look)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', look)
    }
  }, [])
  return today
}
