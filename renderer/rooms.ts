import { BookOpen, CalendarDays, type LucideIcon, Sun } from 'lucide-react'

/** The rooms of the rail, in order; their numbers are their shortcuts. */
export const rooms = [
  { name: 'today', path: '/', icon: Sun },
  { name: 'journal', path: '/journal', icon: BookOpen },
  { name: 'calendar', path: '/calendar', icon: CalendarDays },
] as const satisfies readonly { name: string; path: string; icon: LucideIcon }[]
